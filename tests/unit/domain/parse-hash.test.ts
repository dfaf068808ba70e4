import { describe, expect, it } from 'vitest';
import { parseHash } from '@/utils/domain/parse-hash';

const MD5 = '0123456789abcdef0123456789abcdef';

describe('parseHash (faults.md §5.7 to §5.10)', () => {
  it.each([
    MD5,
    MD5.toUpperCase(),
    `0x${MD5}`,
    `0X${MD5}`,
    `MD5: ${MD5}`,
    `md5=${MD5}`,
    `${MD5.slice(0, 16)} ${MD5.slice(16)}`,
    MD5.replace(/..(?!$)/g, '$&:'),
  ])('%s is one', (text) => expect(parseHash(text)).toEqual({ hash: MD5 }));

  it.each([
    ['a'.repeat(16), 16],
    ['a'.repeat(33), 33],
    ['a'.repeat(128), 128],
    [MD5.slice(1), 31],
  ])('%s was meant as one, of %i digits', (text, length) => expect(parseHash(text)).toEqual({ length }));

  it.each([
    '',
    'a'.repeat(15),
    `${'a'.repeat(16)}0x${'a'.repeat(16)}`,
    `${'a'.repeat(30)} ab`,
    'a '.repeat(32).trim(),
    `g${MD5.slice(1)}`,
    `sha512: ${MD5}`,
    `${MD5} ${MD5}`,
  ])('%j is none', (text) => expect(parseHash(text)).toBeNull());
});

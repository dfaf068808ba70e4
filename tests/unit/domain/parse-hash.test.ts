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
    MD5.replace(/..(?!$)/g, '$& '),
    MD5.toUpperCase().replace(/..(?!$)/g, '$&-'),
    `MD5: ${MD5.replace(/.{8}(?!$)/g, '$&-')}`,
    `${MD5.slice(0, 16)}-${MD5.slice(16)}`,
  ])('%s is one', (text) => expect(parseHash(text)).toEqual({ hash: MD5 }));

  it.each([
    ['a'.repeat(16), 16],
    ['a'.repeat(33), 33],
    ['a'.repeat(128), 128],
    [MD5.slice(1), 31],
    ['4111 1111 1111 1111', 16],
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
    // A UUID, a card's number, single digits, a network card's address, a byte too few, two names of files.
    'f47ac10b-58cc-4372-a567-0e02b2c3d479',
    '4111-1111-1111-1111',
    MD5.replace(/.(?!$)/g, '$&-'),
    '00-1A-2B-3C-4D-5E',
    MD5.slice(2).replace(/..(?!$)/g, '$&-'),
    `${MD5}-${MD5}`,
    `${MD5.replace(/..(?!$)/g, '$&-')}-`,
    `${MD5.slice(2).replace(/..(?!$)/g, '$&-')}:${MD5.slice(0, 2)}`,
  ])('%j is none', (text) => expect(parseHash(text)).toBeNull());
});

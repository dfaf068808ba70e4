import { describe, expect, it } from 'vitest';
import { canRescan, hashName, indicatorKey } from '@/utils/domain/indicator';
import { isIndicator } from '@/utils/domain/is-indicator';

describe('indicators', () => {
  it.each([
    ['url', true],
    ['file', true],
    ['domain', false],
    ['ip', false],
  ] as const)('a new scan of a %s may be asked for: %s', (kind, may) => expect(canRescan(kind)).toBe(may));

  it('have one key each', () => {
    expect(indicatorKey({ kind: 'domain', value: 'a.example' })).toBe('domain:a.example');
    expect(indicatorKey({ kind: 'url', value: 'a.example' })).toBe('url:a.example');
  });

  it.each([
    ['a'.repeat(32), 'MD5'],
    ['0'.repeat(40), 'SHA-1'],
    ['f'.repeat(64), 'SHA-256'],
    ['a'.repeat(33), undefined],
    [`g${'a'.repeat(31)}`, undefined],
    [`${'a'.repeat(31)}g`, undefined],
    ['A'.repeat(32), undefined],
    ['', undefined],
  ])('%s is the name of a hash: %s', (text, name) => expect(hashName(text)).toBe(name));
});

describe('isIndicator', () => {
  it.each(['url', 'domain', 'ip', 'file'])('takes a %s', (kind) => {
    expect(isIndicator({ kind, value: 'x' })).toBe(true);
  });

  it.each([
    null,
    undefined,
    'url:x',
    7,
    [],
    {},
    { kind: 'url' },
    { kind: 'url', value: '' },
    { kind: 'url', value: 7 },
    { kind: 'constructor', value: 'x' },
    { kind: '', value: 'x' },
    { value: 'x' },
  ])('refuses %j', (value) => expect(isIndicator(value)).toBe(false));
});

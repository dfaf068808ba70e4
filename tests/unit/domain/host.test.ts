import { describe, expect, it } from 'vitest';
import { isDomainName, parseBareHost, parseHost } from '@/utils/domain/host';

describe('parseHost', () => {
  it.each([
    ['0x7f.1', 'ip', '127.0.0.1'],
    ['１２７.0.0.1', 'ip', '127.0.0.1'],
    ['[2001:DB8::0:1]', 'ip', '2001:db8::1'],
    ['Example.COM..', 'domain', 'example.com'],
    ['😀.example', 'domain', 'xn--e28h.example'],
    ['localhost', 'domain', 'localhost'],
  ])('%s', (text, kind, value) => expect(parseHost(text)).toEqual({ kind, value }));

  it.each([
    '',
    ' ',
    'a b',
    'a/b',
    'a@b',
    'a#b',
    'a\\b',
    'a?b',
    '1.2.3.4.5',
    '256.1.1.1',
    'xn--',
    '[1.2.3.4]',
    'a<b',
    '.',
    '.intranet',
    'a..example',
  ])('not %j', (text) => expect(parseHost(text)).toBeNull());
});

describe('isDomainName', () => {
  it.each([
    'a.example',
    'xn--a-1ga.xn--p1ai',
    '1.2.example',
    '_dmarc.a.example',
    `${'a'.repeat(63)}.example`,
  ])('%s', (name) => {
    expect(isDomainName(name)).toBe(true);
  });
  it.each([
    'example',
    'a..example',
    '-a.example',
    'a-.example',
    'a.1',
    'a.e',
    `${'a'.repeat(64)}.example`,
    `${'a.'.repeat(125)}example`,
  ])('not %s', (name) => expect(isDomainName(name)).toBe(false));
});

describe('parseBareHost', () => {
  it.each([
    '127.1',
    '0x7f.0.0.1',
    '010.0.0.1',
    '2130706433',
    'a:80',
    '12:30:45',
    'foo.exe',
    'single',
    'a%20b.example',
    'co.uk',
    'com.au',
    'co.jp',
    'com.br',
    'ne.kr',
  ])('does not guess at %s', (text) => expect(parseBareHost(text)).toBeNull());

  it('reads an address with the dots of an input method', () => {
    expect(parseBareHost('1\u30022\u30023\u30024')).toEqual({ kind: 'ip', value: '1.2.3.4' });
  });

  it.each(['a.co.uk', 'gov.uk', 'co.com', 'co.de', 'constructor.uk', 'a.constructor'])(
    '%s is a domain of somebody',
    (text) => expect(parseBareHost(text)).toEqual({ kind: 'domain', value: text }),
  );
});

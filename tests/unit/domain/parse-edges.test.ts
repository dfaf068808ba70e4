import { describe, expect, it } from 'vitest';
import { isDomainName, parseBareHost, parseHost } from '@/utils/domain/host';
import { parseIndicator, parseLink } from '@/utils/domain/parse-indicator';
import { requestKey } from '@/utils/domain/request-key';
import { splitAddress } from '@/utils/domain/split-address';
import { normalAddress } from '@/utils/domain/web-address';

/* Where the rules of reading end: what stands just inside, and just outside. */

const why = (text: string) => {
  const read = parseIndicator(text);
  return read.ok || read.failure.tag !== 'bad-input' ? null : read.failure.why;
};
const value = (text: string) => {
  const read = parseIndicator(text);
  return read.ok ? read.value.value : null;
};

/** A link of so many characters. */
const link = (length: number): string => 'http://a.example/'.padEnd(length, 'x');

describe('what is read', () => {
  it.each([
    ['x.de/a', 'http://x.de/a'],
    ['x.de:8080', 'http://x.de:8080'],
    ['http://[2001:db8::1]/x)', 'http://[2001:db8::1]/x'],
    ['http://a.example/x)y', 'http://a.example/x)y'],
    ['(http://a.example/(x))', 'http://a.example/(x)'],
    ['1.2.3.4.', '1.2.3.4'],
    ['1.2.3.4./a', 'http://1.2.3.4/a'],
    ['1\u30022\u30023\u30024', '1.2.3.4'],
    [link(8_192), link(8_192)],
  ])('%s means %s', (text, meant) => expect(value(text)).toBe(meant));

  it.each([
    ...['@a.example/x', 'anna@a.example/x', 'a.example@b.example/x', 'setup.exe/x', 'co.uk/x', '""'],
    ...['nothing:80', '-a.b:65535'],
  ])('%s is no indicator', (text) => expect(why(text)).toEqual({ reason: 'not-an-indicator' }));

  it('of another length than any hash is told so, at the end of a sentence too', () => {
    for (const end of ['', '.', '...', '."', ',']) {
      expect(why(`${'a'.repeat(33)}${end}`)).toEqual({ reason: 'hash-length', length: 33 });
    }
  });

  it('is no longer than it may be', () => {
    expect(why(link(8_193))).toEqual({ reason: 'too-long', length: 8_193, limit: 8_192 });
    expect(parseLink(link(8_192)).ok).toBe(true);
    expect(parseLink(link(8_193))).toMatchObject({ failure: { why: { reason: 'too-long' } } });
  });

  it('joins no link with the next line where both are indicators', () => {
    expect(why('http://a.example/x\nb.example')).toEqual({ reason: 'several', count: 2 });
  });

  it('counts to a thousand', () => {
    const names = Array.from({ length: 1_100 }, (_, at) => `${(at + 1_296).toString(36)}.de`);
    expect(why(names.join(' '))).toEqual({ reason: 'several', count: 1_000 });
  });
});

describe('the target of a link', () => {
  it.each([
    ['no scheme http://a.example', { reason: 'scheme', scheme: '' }],
    ['//a.example/', { reason: 'scheme', scheme: '' }],
    ['JavaScript:alert(1)', { reason: 'scheme', scheme: 'javascript' }],
    ['http://a b/', { reason: 'not-an-indicator' }],
  ])('%s is refused', (href, expected) => {
    expect(parseLink(href)).toMatchObject({ ok: false, failure: { tag: 'bad-input', why: expected } });
  });
});

describe('hosts', () => {
  it('are no longer than DNS allows', () => {
    const name = (length: number): string => `${'a.'.repeat(130)}example`.slice(-length);
    expect(isDomainName(name(253))).toBe(true);
    expect(isDomainName(name(255))).toBe(false);
    expect(isDomainName(`a${name(253)}`)).toBe(false);
  });

  it.each(['', '/', 'a b', 'a/b', 'zz::1'])('%j is none', (text) => {
    expect(parseHost(text)).toBeNull();
    expect(parseBareHost(text)).toBeNull();
  });
});

describe('addresses', () => {
  it.each(['ftp://a.example/', 'ws://a.example/', 'javascript:alert(1)', 'a.example', ''])(
    '%j is opened by no browser as a page',
    (text) => expect(normalAddress(text)).toBeNull(),
  );

  it.each([
    ['no link: http://a.example/', { before: '', host: 'no link: http://a.example/', after: '' }],
    ['http://a:1:2/x', { before: 'http://', host: 'a:1:2', after: '/x' }],
    ['http://a:1/x', { before: 'http://', host: 'a', after: ':1/x' }],
  ])('%s is drawn in its parts', (text, parts) => expect(splitAddress(text)).toEqual(parts));

  it('are one check by their canonical form', () => {
    expect(requestKey({ kind: 'url', value: 'http://A.example/%41#x' })).toBe('url:http://a.example/A');
    expect(requestKey({ kind: 'domain', value: 'a.example' })).toBe('domain:a.example');
  });
});

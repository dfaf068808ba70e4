import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalizeUrl } from '@/utils/domain/canonical-url';
import { urlId, urlRequestId } from '@/utils/domain/url-id';
import { canonicalizeUrl as simulated } from '../../simulator/canonical/url-id';
import { anyText, textOf } from './texts';

/** A loaded machine may take long to make up so many examples. */
const ROOM = { timeout: 60_000 };

const FORMS: [url: string, form: string | null][] = [
  ['http://www.google.com', 'http://www.google.com/'],
  ['www.google.com/', 'http://www.google.com/'],
  ['HTTPS://Example.COM/Path?Q=A', 'https://example.com/Path?Q=A'],
  ['http://example.com/#frag', 'http://example.com/'],
  ['http://example.com/a\tb\r\nc', 'http://example.com/abc'],
  ['  http://example.com/a ', 'http://example.com/a'],
  ['http://example.com/%25%32%35', 'http://example.com/%25'],
  ['http://example.com/%2541%7C%3D', 'http://example.com/A|='],
  ['http://example.com/a b', 'http://example.com/a%20b'],
  ['http://example.com/ä%ff', 'http://example.com/%C3%A4%FF'],
  ["http://example.com/'>x", "http://example.com/'>x"],
  ['http://example.com//a///b', 'http://example.com/a/b'],
  ['http://example.com/a/./b/../c/..', 'http://example.com/a/'],
  ['http://example.com/../..', 'http://example.com/'],
  ['http://example.com/?u=http://a//b/../c', 'http://example.com/?u=http://a//b/../c'],
  ['http://example.com?a=b', 'http://example.com/?a=b'],
  ['http://example.com/a%3Fb//c', 'http://example.com/a?b//c'],
  ['http://example.com/%23x', 'http://example.com/%23x'],
  ['http://..example..com../', 'http://example.com/'],
  ['http://0x7f.1/', 'http://127.0.0.1/'],
  ['http://a:b.example/', null],
  ['http://3279880203/blah', 'http://195.127.0.11/blah'],
  ['http://[2001:DB8:0::1]/', 'http://[2001:db8::1]/'],
  ['http://user:pass@example.com/', 'http://example.com/'],
  ['http://example.com:8080/', 'http://example.com:8080/'],
  ['http://example.com:80/', 'http://example.com:80/'],
  ['http://münchen.example/', 'http://xn--mnchen-3ya.example/'],
  ['http://m%C3%BCnchen.example/', 'http://xn--mnchen-3ya.example/'],
  ['http://example.com:65535/', 'http://example.com:65535/'],
  ['example.com/?u=http://a/', 'http://example.com/?u=http://a/'],
  ['http://example.com/a/.', 'http://example.com/a/'],
  ['http://example.com/\u0001', 'http://example.com/%01'],
  ['http://example.com:b:80/', null],
  ['http://example.com:80x/', null],
  ['ftp://example.com/', null],
  ['http://localhost/', null],
  ['http://example.com:99999/', null],
  ['http:///', null],
  ['', null],
];

describe('canonicalizeUrl (virustotal-api.md §3)', () => {
  it.each(FORMS)('%s', (url, form) => expect(canonicalizeUrl(url)).toBe(form));

  const url = fc
    .tuple(fc.domain(), textOf('ab%2541F/.?#&= \tä|', 30))
    .map(([host, tail]) => `http://${host}/${tail}`);

  it('is its own form', ROOM, () => {
    fc.assert(
      fc.property(url, (text) => {
        const form = canonicalizeUrl(text);
        if (form !== null) expect(canonicalizeUrl(form)).toBe(form);
      }),
      { numRuns: 300 },
    );
  });

  it('agrees with the simulator, which was written apart', ROOM, () => {
    fc.assert(
      fc.property(url, (text) => {
        const theirs = simulated(text);
        if (theirs !== null) expect(canonicalizeUrl(text)).toBe(theirs.url);
      }),
      { numRuns: 300 },
    );
  });

  it('undoes a deep tower of escapes in a breath', () => {
    expect(canonicalizeUrl(`http://a.example/%${'25'.repeat(500_000)}41`)).toBe('http://a.example/A');
  });
});

describe('ids', () => {
  it('asks by unpadded base64url of UTF-8', ROOM, () => {
    expect(urlRequestId('http://a.example/ä?>>')).toBe(
      Buffer.from('http://a.example/ä?>>', 'utf8').toString('base64url'),
    );
    fc.assert(
      fc.property(anyText, (text) => {
        expect(urlRequestId(text)).toBe(Buffer.from(text, 'utf8').toString('base64url'));
      }),
    );
  });

  it('is the SHA-256 of the form', async () => {
    // Documented pair (virustotal-api.md §3): the id of http://www.google.com/ begins with dd014af5.
    expect(await urlId('http://www.google.com/')).toMatch(/^dd014af5[0-9a-f]{56}$/);
  });
});

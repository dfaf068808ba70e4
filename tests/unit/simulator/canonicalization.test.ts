import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalForm } from '../../simulator/canonical/canonical-form';
import { canonicalizeUrl, decodeUrlId, sha256, urlId } from '../../simulator/canonical/url-id';

const form = (url: string): string | undefined => canonicalForm(url)?.url;

describe('the Safe-Browsing canonical form', () => {
  it.each([
    ['http://haus.example', 'http://haus.example/'],
    ['haus.example', 'http://haus.example/'],
    ['haus.example/pfad', 'http://haus.example/pfad'],
    ['  https://haus.example/  ', 'https://haus.example/'],
    ['https://Haus.EXAMPLE/Pfad?B=2&a=1&mk=', 'https://haus.example/Pfad?B=2&a=1&mk='],
    ['http://haus.example/a#fragment#zwei', 'http://haus.example/a'],
    ['http://haus.example/%25%32%35', 'http://haus.example/%25'],
    ['http://haus.example/%25%32%35%25%32%35', 'http://haus.example/%25%25'],
    ['http://haus.example/asdf%25%32%35asd', 'http://haus.example/asdf%25asd'],
    ['http://haus.example/%%%25%32%35asd%%', 'http://haus.example/%25%25%25asd%25%25'],
    [
      'http://haus.example/?to=https%3A%2F%2Fb.example%2F%3Fx%3D1%7C2',
      'http://haus.example/?to=https://b.example/?x=1|2',
    ],
    ['http://haus.example/a%20b', 'http://haus.example/a%20b'],
    ['http://haus.example/störung', 'http://haus.example/st%C3%B6rung'],
    ['http://haus.example/%E3%82%AD', 'http://haus.example/%E3%82%AD'],
    ["http://haus.example/'>x", "http://haus.example/'>x"],
    ['http://haus.example/a%23b', 'http://haus.example/a%23b'],
    ['http://haus.example/%s/x', 'http://haus.example/%25s/x'],
    ['http://haus.example/a\tb\rc\n2', 'http://haus.example/abc2'],
    ['http://haus.example/a/../b/./c/', 'http://haus.example/b/c/'],
    ['http://haus.example/a/..', 'http://haus.example/'],
    ['http://haus.example/a../b/../c', 'http://haus.example/a../c'],
    ['http://haus.example//zwei//schräg?a//b', 'http://haus.example/zwei/schr%C3%A4g?a//b'],
    ['http://haus.example/download.', 'http://haus.example/download.'],
    ['http://haus.example?frage', 'http://haus.example/?frage'],
    ['http://haus.example/?', 'http://haus.example/?'],
    ['http://haus.example/q?r?s', 'http://haus.example/q?r?s'],
    ['http://haus.example:46088/i', 'http://haus.example:46088/i'],
    ['http://haus.example:80/', 'http://haus.example:80/'],
    ['http://...haus..example...', 'http://haus.example/'],
    ['http://name:wort@haus.example/', 'http://haus.example/'],
    ['http://3405803863/a', 'http://203.0.113.87/a'],
    ['http://0xcb.0.0161.87/', 'http://203.0.113.87/'],
    ['http://0xcb007157/', 'http://203.0.113.87/'],
    ['http://%32%30%33%2e0.113.87/%2E%73/', 'http://203.0.113.87/.s/'],
    ['http://[2001:DB8:0:0::7]/', 'http://[2001:db8::7]/'],
    ['http://bücherei.example/', 'http://xn--bcherei-n2a.example/'],
    ['http://\u0001\u0080.example/', 'http://%01%C2%80.example/'],
  ])('%j → %s', (url, expected) => expect(form(url)).toBe(expected));

  it('is a fixed point of itself', () => {
    const piece = fc.oneof(
      fc.webUrl({ withFragments: true, withQueryParameters: true }),
      fc.string({ unit: 'binary' }),
    );
    const noise = fc.constantFrom(
      '%25',
      '%2F',
      '%2525',
      '%',
      '//',
      '/../',
      '/./',
      '?',
      '#',
      '@',
      ':',
      '\t',
      ' ',
      'ö',
      '%ff',
      '\\',
    );
    const url = fc
      .array(fc.oneof(piece, noise), { maxLength: 8 })
      .map((parts) => `http://haus.example/${parts.join('')}`);
    fc.assert(
      fc.property(fc.oneof(url, piece), (text) => {
        const once = canonicalizeUrl(text)?.url;
        if (once !== undefined) expect(canonicalizeUrl(once)?.url).toBe(once);
      }),
      { numRuns: 300 },
    );
  });
});

describe('what VirusTotal takes for a URL', () => {
  it.each([
    'ftp://haus.example/',
    'javascript:alert(1)',
    'haus',
    'http://',
    'http://localhost/',
    'http://a.local/',
    'http://a b.example/',
    'http://haus.example:99999/',
    'http://haus.example:x/',
    'mailto:a@b',
    'data:text/html,x',
    '',
  ])('refuses %j', (url) => expect(canonicalizeUrl(url)).toBeNull());

  it('names a URL by the SHA-256 of its canonical form', () => {
    expect(urlId('http://HAUS.example')).toBe(sha256('http://haus.example/'));
  });

  it('reads unpadded base64url and nothing else', () => {
    expect(decodeUrlId(Buffer.from('http://haus.example/ö?>').toString('base64url'))).toBe(
      'http://haus.example/ö?>',
    );
    expect(decodeUrlId('a+b')).toBeNull();
  });
});

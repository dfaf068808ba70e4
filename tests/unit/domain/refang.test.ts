import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalizeUrl } from '@/utils/domain/canonical-url';
import { defang } from '@/utils/domain/defang';
import { parseIndicator } from '@/utils/domain/parse-indicator';
import { isAmbiguous, refang } from '@/utils/domain/refang';
import { textOf } from './texts';

/** A loaded machine may take long to make up so many examples. */
const ROOM = { timeout: 60_000 };

describe('refang', () => {
  it.each([
    ['hxxp://evil.example/a', 'http://evil.example/a'],
    ['hXXps://evil[.]example', 'https://evil.example'],
    ['HXXP://evil.example', 'HTTP://evil.example'],
    ['hxxp[:]//evil(.)example', 'http://evil.example'],
    ['hxxp[://]evil{.}example', 'http://evil.example'],
    ['hxxps:[//]evil[dot]example[/]a', 'https://evil.example/a'],
    ['evil(DOT)example', 'evil.example'],
    ['evil[ . ]example', 'evil.example'],
    ['evil[.example', 'evil.example'],
    ['evil.]example', 'evil.example'],
    ['evil\\.example', 'evil.example'],
    ['http：／／evil．example', 'http://evil.example'],
    ['ｅｖｉｌ．ｃｏｍ', 'ｅｖｉｌ.ｃｏｍ'],
    ['evil。example', 'evil.example'],
    ['evil．example｡com', 'evil.example.com'],
    ['ev\u200bil\u00ad.exam\u2060ple\ufeff', 'evil.example'],
    ['2001[:]db8[:][:]1', '2001:db8::1'],
    ['hxxp://a[@]b[.]example', 'http://a@b.example'],
    ['hxxps://evil[.]example/a[.]php', 'https://evil.example/a.php'],
    ['https://evil[.]example/download', 'https://evil.example/download'],
    ['http://evil[.]example', 'http://evil.example'],
    ['http://198.51.100.7[:]8080/x', 'http://198.51.100.7:8080/x'],
    ['http://u:p@intranet[.]local/x?t=1#f', 'http://u:p@intranet.local/x?t=1#f'],
  ])('%s', (defanged, plain) => expect(refang(defanged)).toBe(plain));

  it.each([
    'https://a.example/?q=[.]&r=(.)',
    'http://[2001:db8::1]/x[:]y',
    'http://[::1]:8080/x[.]y',
    'http://[::ffff:198.51.100.7]/a[.]b',
    '例え。テスト',
    'http://a.example/x。y',
  ])('leaves a working link as it is: %s', (text) => expect(refang(text)).toBe(text));

  it('undoes one defanging only', () => expect(refang('evil[[.]]example')).toBe('evil[.]example'));
});

describe('isAmbiguous', () => {
  it.each([
    'evil[[.]]example',
    'h**p://evil.example',
    'hxxxp://evil.example',
    'htp://a.example',
    'h__ps://x',
  ])('%s', (text) => expect(isAmbiguous(refang(text))).toBe(true));
  it.each(['http://a.example', 'https://a.example/?q=[.]', 'evil.example', 'hp:1', 'sip:a'])(
    'not %s',
    (text) => {
      expect(isAmbiguous(refang(text))).toBe(false);
    },
  );
});

describe('defang', () => {
  it.each([
    ['https://evil.example/a.b?c=d.e', 'hxxps://evil[.]example/a.b?c=d.e'],
    ['http://a.b@evil.example:8080/', 'hxxp://a[.]b@evil[.]example:8080/'],
    ['http://[2001:db8::1]/', 'hxxp://[2001:db8::1]/'],
    ['198.51.100.7', '198[.]51[.]100[.]7'],
    ['2001:db8::1', '2001[:]db8[:][:]1'],
    ['::ffff:198.51.100.7', '[:][:]ffff[:]198[.]51[.]100[.]7'],
    ['ftp://a.example/x', 'ftp://a[.]example/x'],
    ['a.example:8080', 'a[.]example:8080'],
    ['abc.de:8080/x', 'abc[.]de:8080/x'],
    ['d41d8cd98f00b204e9800998ecf8427e', 'd41d8cd98f00b204e9800998ecf8427e'],
  ])('%s', (plain, defanged) => expect(defang(plain)).toBe(defanged));

  it.each(['https://a.example/?q=[.]&r=(dot)', 'http://a.example/x。y/a.]b', 'http://a.example/[:]/{@}/[/]'])(
    'keeps the address of %s, whose path holds marks',
    (address) => {
      expect(canonicalizeUrl(refang(defang(address)))).toBe(canonicalizeUrl(address));
    },
  );

  it('is undone by refang, whatever the path holds, up to the canonical form', ROOM, () => {
    const tail = textOf('a.[](){}:/@\\?&=。dot ', 20);
    fc.assert(
      fc.property(fc.domain(), tail, (host, rest) => {
        const address = parseIndicator(`http://${host}/${rest.trim()}`);
        fc.pre(address.ok);
        if (!address.ok) return;
        const { value } = address.value;
        expect(canonicalizeUrl(refang(defang(value)))).toBe(canonicalizeUrl(value));
      }),
      { numRuns: 300 },
    );
  });

  it('is undone by refang', ROOM, () => {
    const host = fc.oneof(
      fc.domain(),
      fc.ipV4(),
      fc.ipV6().map((ip) => `[${ip}]`),
    );
    const user = fc.constantFrom('', 'anna@', 'anna.b:pw@');
    const port = fc.constantFrom('', ':8080');
    const rest = fc.stringMatching(/^[\w./?&=%#~-]{0,40}$/);
    const hash = fc
      .constantFrom(32, 40, 64)
      .chain((length) => fc.stringMatching(new RegExp(`^[0-9a-f]{${length}}$`)));
    const url = fc
      .tuple(fc.constantFrom('http', 'https'), user, host, port, rest)
      .map(([scheme, who, name, at, tail]) => `${scheme}://${who}${name}${at}/${tail}`);
    fc.assert(
      fc.property(fc.oneof(url, fc.domain(), fc.ipV4(), fc.ipV6(), hash), (text) => {
        const indicator = parseIndicator(text);
        fc.pre(indicator.ok);
        if (!indicator.ok) return;
        const { value } = indicator.value;
        expect(refang(defang(value))).toBe(value);
        expect(parseIndicator(defang(value))).toEqual(indicator);
        if (value.includes('.')) expect(defang(value)).not.toBe(value);
      }),
    );
  });
});

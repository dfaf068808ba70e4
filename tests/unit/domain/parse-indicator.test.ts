import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BadInputWhy } from '@/utils/domain/failure';
import type { IndicatorKind } from '@/utils/domain/indicator';
import { parseIndicator, parseLink } from '@/utils/domain/parse-indicator';
import { anyText, textOf } from './texts';

/** A loaded machine may take long to make up so many examples. */
const ROOM = { timeout: 60_000 };

const MD5 = 'd41d8cd98f00b204e9800998ecf8427e';
const SHA256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

function whyNot(text: string): BadInputWhy | undefined {
  const parsed = parseIndicator(text);
  if (parsed.ok) throw new Error(`${text} became ${parsed.value.value}`);
  return parsed.failure.tag === 'bad-input' ? parsed.failure.why : undefined;
}

const READ: [text: string, kind: IndicatorKind, value: string][] = [
  // Hashes in any dress (faults.md §5.7, §5.9).
  [MD5.toUpperCase(), 'file', MD5],
  [`0x${MD5}`, 'file', MD5],
  [`"${MD5}",`, 'file', MD5],
  [`(${SHA256})`, 'file', SHA256],
  [`sha256:${SHA256}`, 'file', SHA256],
  [`MD5 = ${MD5}`, 'file', MD5],
  [MD5.replace(/(..)(?=.)/g, '$1:'), 'file', MD5],
  [MD5.replace(/(.{8})(?=.)/g, '$1 '), 'file', MD5],
  ['da39a3ee5e6b4b0d3255bfef95601890afd80709', 'file', 'da39a3ee5e6b4b0d3255bfef95601890afd80709'],
  [`${MD5}\u200b`, 'file', MD5],
  [`\ufeff${MD5}.`, 'file', MD5],
  // Addresses.
  ['198.51.100.7', 'ip', '198.51.100.7'],
  ['198[.]51[.]100[.]7', 'ip', '198.51.100.7'],
  ['2001:DB8:0:0:0:0:0:1', 'ip', '2001:db8::1'],
  ['[2001:db8::1]', 'ip', '2001:db8::1'],
  ['fe80::1%eth0', 'ip', 'fe80::1'],
  ['::ffff:10.0.0.1', 'ip', '::ffff:a00:1'],
  // A firewall writes a port so: no network has so long a prefix.
  ['198.51.100.7/33', 'ip', '198.51.100.7'],
  ['198.51.100.7/65535', 'ip', '198.51.100.7'],
  ['2001:db8::1/129', 'ip', '2001:db8::1'],
  ['dst=198.51.100.7/443', 'ip', '198.51.100.7'],
  // Domains.
  ['Example.COM.', 'domain', 'example.com'],
  ['evil[.]example', 'domain', 'evil.example'],
  ['‘evil.example’', 'domain', 'evil.example'],
  ['<evil.example>', 'domain', 'evil.example'],
  ['exаmple.com', 'domain', 'xn--exmple-4nf.com'],
  ['faß.de', 'domain', 'xn--fa-hia.de'],
  ['_dmarc.evil.example', 'domain', '_dmarc.evil.example'],
  ['foo.zip', 'domain', 'foo.zip'],
  ['readme.md', 'domain', 'readme.md'],
  ['пример.example', 'domain', 'xn--e1afmkfd.example'],
  ['пример.рф', 'domain', 'xn--e1afmkfd.xn--p1ai'],
  ['例え.テスト', 'domain', 'xn--r8jz45g.xn--zckzah'],
  ['日本語.jp', 'domain', 'xn--wgv71a119e.jp'],
  ['l·l.example', 'domain', 'xn--ll-0ea.example'],
  ['🦠.example', 'domain', 'xn--wt9h.example'],
  ['exa\u200dmple.com', 'domain', 'example.com'],
  ['localhost', 'domain', 'localhost'],
  // URLs: authority in one spelling, the rest as typed (faults.md §5.13, §5.14, §5.20, §5.21, §5.30).
  ['hxxps://evil[.]example/a?b=%zz%2541', 'url', 'https://evil.example/a?b=%zz%2541'],
  ['HTTP://EXAMPLE.com.:80/A%2fb', 'url', 'http://example.com/A%2fb'],
  ['https://example.com:8443', 'url', 'https://example.com:8443'],
  ['http://anna:pw@example.com/a#b', 'url', 'http://anna:pw@example.com/a#b'],
  ['example.com/a', 'url', 'http://example.com/a'],
  ['example.com:8080', 'url', 'http://example.com:8080'],
  ['198.51.100.7:8080/bin.sh', 'url', 'http://198.51.100.7:8080/bin.sh'],
  ['[2001:db8::1]:8080/x', 'url', 'http://[2001:db8::1]:8080/x'],
  ['[2001:db8::1]/a>)', 'url', 'http://[2001:db8::1]/a'],
  ['http://0x7f.1/', 'url', 'http://127.0.0.1/'],
  ['http://2130706433/a', 'url', 'http://127.0.0.1/a'],
  ['http://2130706433../a', 'url', 'http://127.0.0.1/a'],
  ['http://127。0。0。1/', 'url', 'http://127.0.0.1/'],
  ['http://１２７.0.0.1/', 'url', 'http://127.0.0.1/'],
  ['１.２.３.４', 'ip', '1.2.3.4'],
  ['１．２。３｡４', 'ip', '1.2.3.4'],
  ['http://a.example\\@b.example', 'url', 'http://a.example/@b.example'],
  ['http:/evil.example', 'url', 'http://evil.example/'],
  ['http:\\\\evil.example\\a', 'url', 'http://evil.example/a'],
  // As a keyboard for Chinese, Japanese or Korean writes them, and as JSON does.
  ['https：／／evil．example／a？b＝c', 'url', 'https://evil.example/a?b=c'],
  ['ｈｔｔｐｓ：／／ｅｖｉｌ．example：8080／ａ', 'url', 'https://evil.example:8080/a'],
  ['HXXP：／／evil．example', 'url', 'http://evil.example'],
  ['"hxxp://evil[.]example/a"', 'url', 'http://evil.example/a'],
  ['(hxxps://evil[.]example)', 'url', 'https://evil.example'],
  ['<hxxps://evil.example/a>', 'url', 'https://evil.example/a'],
  ['[hxxps://evil[.]example/a]', 'url', 'https://evil.example/a'],
  ['`hxxps://evil.example/a`', 'url', 'https://evil.example/a'],
  ['「hxxps://evil.example/a」', 'url', 'https://evil.example/a'],
  ['“hxxps://evil[.]example”', 'url', 'https://evil.example'],
  ['https：／／evil.example/ａ／b', 'url', 'https://evil.example/ａ／b'],
  ['https:\\/\\/evil.example\\/a', 'url', 'https://evil.example/a'],
  // JSON within JSON, and as a source of JavaScript writes it, in any quotes and brackets.
  ["'https:\\/\\/evil.example\\/a'", 'url', 'https://evil.example/a'],
  ["('https:\\/\\/evil.example\\/a')", 'url', 'https://evil.example/a'],
  ["'https:\\\\/\\\\/evil.example\\\\/a'", 'url', 'https://evil.example/a'],
  ['(hxxps:\\\\\\/\\\\\\/evil[.]example\\\\\\/a)', 'url', 'https://evil.example/a'],
  ['Siehehttp://evil.example/a', 'url', 'http://evil.example/a'],
  ['http://exa\tmple.com/a', 'url', 'http://example.com/a'],
  ['http://evil.example/a\nb', 'url', 'http://evil.example/ab'],
  // Behind a tab stands the next cell of a table.
  ['https://b.example/\t2026-01-02', 'url', 'https://b.example/'],
  ['https://b.example/x\tanna\t2026-01-02', 'url', 'https://b.example/x'],
  ['https://b.example\tnote\n', 'url', 'https://b.example'],
  ['http://evil.example/\u0001x', 'url', 'http://evil.example/%01x'],
  ['http://evil.example/x,\u0001', 'url', 'http://evil.example/x'],
  ['http://evil.example/\ud800', 'url', 'http://evil.example/%EF%BF%BD'],
  ['http://exаmple.com/ä', 'url', 'http://xn--exmple-4nf.com/ä'],
  ['(https://en.example/wiki/A_(b))', 'url', 'https://en.example/wiki/A_(b)'],
  ['https://en.example/wiki/A_(b)', 'url', 'https://en.example/wiki/A_(b)'],
  ['https://a.example/?q=[.]', 'url', 'https://a.example/?q=[.]'],
  // A sentence that goes on behind a name is no part of it.
  ['evil.comです', 'domain', 'evil.com'],
  ['evil.com에서', 'domain', 'evil.com'],
  ['evil.comは危険/a', 'domain', 'evil.com'],
  ['詳細はevil.comをご覧ください。', 'domain', 'evil.com'],
  ['http://evil.comは危険です/', 'url', 'http://evil.com'],
  // One word with more around what is meant; a link ends where no address goes on.
  ['"https://evil.example/a",malware', 'url', 'https://evil.example/a'],
  ['https://evil.example/a">click</a>', 'url', 'https://evil.example/a'],
  ['https://evil.example/a<b', 'url', 'https://evil.example/a'],
  ['https://evil.example/http://a.example', 'url', 'https://evil.example/http://a.example'],
  ['https://evil.example/a%22b', 'url', 'https://evil.example/a%22b'],
  ['[click](https://evil.example/a)', 'url', 'https://evil.example/a'],
  ['**evil.com**', 'domain', 'evil.com'],
  ['href="https://evil.example/a?b=1&amp;c=2"', 'url', 'https://evil.example/a?b=1&c=2'],
  [`SHA256=${SHA256}`, 'file', SHA256],
  [`${MD5}.exe`, 'file', MD5],
  ['[1.2.3.4]', 'ip', '1.2.3.4'],
  ['[fe80::1%eth0]:80', 'ip', 'fe80::1'],
  ['http://evil.example(', 'url', 'http://evil.example'],
  ['- evil.com', 'domain', 'evil.com'],
  ['please look at hxxp://evil[.]example/a, thanks', 'url', 'http://evil.example/a'],
];

const REFUSED: [text: string, why: BadInputWhy][] = [
  ['', { reason: 'empty' }],
  [' \n\t ', { reason: 'empty' }],
  ['hello', { reason: 'not-an-indicator' }],
  ['two words', { reason: 'not-an-indicator' }],
  ['1.2', { reason: 'not-an-indicator' }],
  ['1.2.3', { reason: 'not-an-indicator' }],
  ['256.1.1.1', { reason: 'not-an-indicator' }],
  ['010.0.0.1', { reason: 'not-an-indicator' }],
  ['10.0.0.0/8', { reason: 'network' }],
  ['1.2.3.4/24', { reason: 'network' }],
  ['fe80::/10', { reason: 'network' }],
  ['fe80::1%eth0/64', { reason: 'network' }],
  ['http://[fe80::1%25eth0]/', { reason: 'not-an-indicator' }],
  ['2001:db8::/32', { reason: 'network' }],
  ['198.51.100.7/32', { reason: 'network' }],
  ['2001:db8::1/128', { reason: 'network' }],
  ['198.51.100.7/65536', { reason: 'port' }],
  ['999.51.100.7/443', { reason: 'not-an-indicator' }],
  ['setup.exe', { reason: 'not-an-indicator' }],
  ['report.PDF', { reason: 'not-an-indicator' }],
  ['http://xn--/', { reason: 'not-an-indicator' }],
  ['http://a.example:65536/', { reason: 'port' }],
  ['http://1.1.1.1:99999/', { reason: 'port' }],
  ['evil.example:99999', { reason: 'port' }],
  ['http://', { reason: 'not-an-indicator' }],
  ['http://a.examplehttp://b.example', { reason: 'several', count: 2 }],
  ['HXXP://a.examplehxxps://b.example/x', { reason: 'several', count: 2 }],
  // A name and the next one, not one name with a comma or a quote in it.
  ['evil.com、b.com', { reason: 'several', count: 2 }],
  ['evil.com」と「b.com', { reason: 'several', count: 2 }],
  ['http://*.evil.example/', { reason: 'not-an-indicator' }],
  ['anna@evil.example', { reason: 'mail' }],
  ['f47ac10b-58cc-4372-a567-0e02b2c3d479', { reason: 'not-an-indicator' }],
  ['a'.repeat(31), { reason: 'hash-length', length: 31 }],
  ['a'.repeat(33), { reason: 'hash-length', length: 33 }],
  ['a'.repeat(39), { reason: 'hash-length', length: 39 }],
  ['a'.repeat(41), { reason: 'hash-length', length: 41 }],
  ['a'.repeat(63), { reason: 'hash-length', length: 63 }],
  ['a'.repeat(65), { reason: 'hash-length', length: 65 }],
  ['a'.repeat(128), { reason: 'hash-length', length: 128 }],
  ['mailto:a@b.example', { reason: 'mail' }],
  ['JavaScript:alert(1)', { reason: 'scheme', scheme: 'javascript' }],
  ['javascript::x', { reason: 'scheme', scheme: 'javascript' }],
  ['javascript:1', { reason: 'scheme', scheme: 'javascript' }],
  ["javascript:window.open('http://a.example', 'b')", { reason: 'scheme', scheme: 'javascript' }],
  ['vbscript::x', { reason: 'scheme', scheme: 'vbscript' }],
  ['data:text/html,x', { reason: 'scheme', scheme: 'data' }],
  ['DATA:,1', { reason: 'scheme', scheme: 'data' }],
  ['data:text/html;base64,PGI+aHR0cDovL2EuZXhhbXBsZQ==', { reason: 'scheme', scheme: 'data' }],
  ['data:text/html,<a href="http://a.example">b</a>', { reason: 'scheme', scheme: 'data' }],
  ['blob:https://A.example:8443/x', { reason: 'scheme', scheme: 'blob', host: 'a.example' }],
  ['blob:http://[2001:db8::1]/x', { reason: 'scheme', scheme: 'blob', host: '2001:db8::1' }],
  ['blob:null/0a-1', { reason: 'scheme', scheme: 'blob' }],
  ['blob:https:///', { reason: 'scheme', scheme: 'blob' }],
  ['filesystem:https://a.example/temporary/x', { reason: 'scheme', scheme: 'filesystem', host: 'a.example' }],
  ['view-source:https://a.example/', { reason: 'scheme', scheme: 'view-source' }],
  ['file:///etc/hosts', { reason: 'scheme', scheme: 'file' }],
  ['ftp://a.example/', { reason: 'scheme', scheme: 'ftp' }],
  ['chrome://settings', { reason: 'scheme', scheme: 'chrome' }],
  ['magnet:?xt=urn:btih:x', { reason: 'scheme', scheme: 'magnet' }],
  ['about:blank', { reason: 'scheme', scheme: 'about' }],
  ['moz-extension://0a/x', { reason: 'scheme', scheme: 'moz-extension' }],
  ['chrome-extension://a/x', { reason: 'scheme', scheme: 'chrome-extension' }],
  ['tel:+491234', { reason: 'scheme', scheme: 'tel' }],
  [`http://a.example/${'a'.repeat(9_000)}`, { reason: 'too-long', length: 9_017, limit: 8_192 }],
  [`http://a.example/?q=${'%41'.repeat(33_000)}`, { reason: 'too-long', length: 99_020, limit: 8_192 }],
  [`http://a.example/${'a'.repeat(2_000_000)}`, { reason: 'too-long', length: 2_000_017, limit: 8_192 }],
  ['h**p://evil.example', { reason: 'ambiguous-defang' }],
  ['evil[[.]]example', { reason: 'ambiguous-defang' }],
  ['hxxxp://evil.example', { reason: 'ambiguous-defang' }],
  ['a.example b.example', { reason: 'several', count: 2 }],
  [`${MD5} ${MD5.replace('d', 'e')}`, { reason: 'several', count: 2 }],
  ['http://a.example/\nhttp://b.example/\n198.51.100.7', { reason: 'several', count: 3 }],
  ['http://one\nhttp://b.example/', { reason: 'several', count: 2 }],
  ['javascript:alert(1)\nhttp://a.example/ http://b.example/', { reason: 'several', count: 2 }],
  // A link with a word before it has no scheme of its own.
  ['a.comhttp://b.com', { reason: 'several', count: 2 }],
  ['a.comhxxps://b[.]com/x', { reason: 'several', count: 2 }],
  ['git+https://a.example/x', { reason: 'scheme', scheme: 'git+https' }],
];

describe('parseIndicator', () => {
  it.each(READ)('reads %j as %s', (text, kind, value) => {
    expect(parseIndicator(text)).toEqual({ ok: true, value: { kind, value } });
  });

  it.each(REFUSED.map(([text, why]) => [text.slice(0, 200), text, why] as const))(
    'refuses %j',
    (_, text, why) => expect(whyNot(text)).toEqual(why),
  );

  it('reads what it gave as the same again', ROOM, () => {
    const odd = textOf('ahtpx:/.@[]()#?%\\0179éя。 \t\u200b', 40);
    const web = odd.map((tail) => `http://evil.example${tail}`);
    fc.assert(
      fc.property(fc.oneof(odd, web), (text) => {
        const parsed = parseIndicator(text);
        if (parsed.ok) expect(parseIndicator(parsed.value.value)).toEqual(parsed);
      }),
      { numRuns: 500 },
    );
  });

  it('never throws', ROOM, () => {
    fc.assert(fc.property(anyText, (text) => typeof parseIndicator(text).ok === 'boolean'));
  });
});

describe('parseLink', () => {
  it.each([
    ["https://A.example/x,'", "https://a.example/x,'"],
    ['http://a.example/?q=[.]#x', 'http://a.example/?q=[.]#x'],
    ['http://a.example/[dot])', 'http://a.example/[dot])'],
  ])('keeps all of %s', (href, value) => {
    expect(parseLink(href)).toEqual({ ok: true, value: { kind: 'url', value } });
  });

  it.each([
    ...['javascript:void(0)', 'javascript::x', 'javascript: x', 'mailto:a@b.example', 'data:,x', 'data:x'],
    ...['blob:https://a.example/x', 'hxxp://a.example', 'a.example', ''],
  ])('refuses %j', (href) =>
    expect(parseLink(href)).toMatchObject({ ok: false, failure: { why: { reason: 'scheme' } } }),
  );

  it('refuses what is too long', () => {
    const href = `https://a.example/${'x'.repeat(8_192)}`;
    expect(parseLink(href)).toMatchObject({
      ok: false,
      failure: { why: { reason: 'too-long', limit: 8_192 } },
    });
  });
});

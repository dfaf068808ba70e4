import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findIndicators, wholeWords } from '@/utils/domain/find-indicators';
import { textOf } from './texts';

/** A loaded machine may take long to make up so many examples. */
const ROOM = { timeout: 60_000 };

const values = (text: string): string[] =>
  findIndicators(text, { limit: 100 }).indicators.map((indicator) => indicator.value);

const HASH = 'd41d8cd98f00b204e9800998ecf8427e';
const READINGS: [text: string, ...found: string[]][] = [
  // Punctuation and brackets.
  ['See http://a.example/x, (https://b.example/x_(y)). End', 'http://a.example/x', 'https://b.example/x_(y)'],
  ['"http://a.example/x!" or \'http://b.example\'?', 'http://a.example/x', 'http://b.example'],
  ['<a href="https://a.example/x">b.example</a>', 'https://a.example/x', 'b.example'],
  ["href='https://a.example/x'>", 'https://a.example/x'],
  ["'https://a.example/x'y https://b.example/it's", 'https://a.example/x', "https://b.example/it's"],
  [
    'http://a.example/x,http://b.example/y|hxxp://c.example/z',
    ...['a.example/x', 'b.example/y', 'c.example/z'].map((rest) => `http://${rest}`),
  ],
  ['http://a.example/x,y;z', 'http://a.example/x,y;z'],
  ['http://a.example/x。next http://b。example/x。', 'http://a.example/x', 'http://b.example/x'],
  ['http://例え。テスト/パス http://a.example。謝', 'http://xn--r8jz45g.xn--zckzah/', 'http://a.example'],
  ['http://a.example/x… and a.example...', 'http://a.example/x', 'a.example'],
  ['a.example’s and ‘b.example’', 'a.example', 'b.example'],
  [
    'https://a.example[1] https://b.example(new) c.example[2]',
    'https://a.example',
    'https://b.example',
    'c.example',
  ],
  ['http://a.examplehttp://b.example/x', 'http://a.example', 'http://b.example/x'],
  ['||a.example^ *.b.example .c.example', 'a.example', 'b.example', 'c.example'],
  ['198.51.100.7:443/tcp', 'http://198.51.100.7:443'],
  // Sources of mails, pages and JSON.
  ['href=3D"https://a.example/x?a=\r\n=3D1"', 'https://a.example/x?a=1'],
  ['https://a.example/x?a=3D1', 'https://a.example/x?a=3D1'],
  ['&lt;https://a.example/x&gt; &#34;http://b.example&#x22;', 'https://a.example/x', 'http://b.example'],
  ['see&lt;https://a.example/x&gt;b.example', 'https://a.example/x', 'b.example'],
  ['https://a.example/?x=1&amp;y=2&copy=3', 'https://a.example/?x=1&y=2&copy=3'],
  ['{"url":"https:\\/\\/a.example\\/x"}', 'https://a.example/x'],
  ['"{\\"url\\":\\"https:\\\\/\\\\/a.example\\\\/x\\"}"', 'https://a.example/x'],
  ['a.comhttp://b.com/x', 'a.com', 'http://b.com/x'],
  ["u='https:\\\\/\\\\/a.example\\\\/x'", 'https://a.example/x'],
  // What a page keeps in its memory belongs to its site, and is no page of it.
  ['see blob:https://a.example/0a-1, filesystem:http://198.51.100.7/x', 'a.example', '198.51.100.7'],
  ['blob:http://intranet/0a-1 blob:null/0a-1'],
  // Markdown.
  ['[text](http://a.example/b) **http://c.example/d**', 'http://a.example/b', 'http://c.example/d'],
  ['[http://a.example](http://c.example/d)', 'http://a.example', 'http://c.example/d'],
  [
    '| a.example | 198.51.100.7 |\n|b.example|198.51.100.8|',
    'a.example',
    '198.51.100.7',
    'b.example',
    '198.51.100.8',
  ],
  ['_http://a.example/x_ ~~http://b.example/y_~~', 'http://a.example/x', 'http://b.example/y_'],
  [
    '[http://a.example/x?y|its name] <http://b.example|other> http://c.example/?q=a|b',
    'http://a.example/x?y',
    'http://b.example',
    'http://c.example/?q=a|b',
  ],
  [
    '_dmarc.evil.com _sip._tcp.evil.com. _evil.com_ _www.evil.com_',
    '_dmarc.evil.com',
    '_sip._tcp.evil.com',
    'evil.com',
    'www.evil.com',
  ],
  // The longest right reading.
  [`https://a.example/${HASH}?u=http://b.example/`, `https://a.example/${HASH}?u=http://b.example/`],
  ['a.example/x?y=1,2&z=(3)', 'http://a.example/x?y=1,2&z=(3)'],
  ['a.example:8080/x', 'http://a.example:8080/x'],
  [
    'http://a.example,http://b.example;hxxp://c.example',
    'http://a.example',
    'http://b.example',
    'http://c.example',
  ],
  // Defanged, also with spaces.
  ['hxxp://evil[.]example and evil [.] com', 'http://evil.example', 'evil.com'],
  ['hxxps[://]evil(dot)example/a, 198[.]51[.]100[.]7', 'https://evil.example/a', '198.51.100.7'],
  ['evil[.]pizza readme[.]md', 'evil.pizza', 'readme.md'],
  ['evil[.example bad.]example ugly\\.example', 'evil.example', 'bad.example', 'ugly.example'],
  ['http://a.example\\.b.example', 'http://a.example/.b.example'],
  ['ｅｖｉｌ．ｃｏｍ http：／／a.example/x b．example', 'evil.com', 'http://a.example/x', 'b.example'],
  [
    '見て：https：／／evil．example／a ｈｔｔｐ：／／bad．example、',
    'https://evil.example/a',
    'http://bad.example',
  ],
  ['調査 ｈｔｔｐ：／／ｅｖｉｌ．ｃｏｍ／ａ', 'http://evil.com/a'],
  // Labels before them.
  [`md5:${HASH} ip=198.51.100.7 domain:evil.example`, HASH, '198.51.100.7', 'evil.example'],
  [`${HASH} *setup.exe\nMD5 (setup.exe) = ${HASH.replace('d', 'e')}`, HASH, HASH.replace('d', 'e')],
  [`/samples/${HASH}.bin`, HASH],
  [`${HASH}.exe`, HASH],
  // Chinese, Japanese and Korean text without spaces.
  ['詳しくはhttp://evil.example/abcを見て', 'http://evil.example/abc'],
  ['請看http://evil.example/abc。謝謝', 'http://evil.example/abc'],
  ['http://evil.example를 보세요', 'http://evil.example'],
  ['（evil.example）、198.51.100.7。', 'evil.example', '198.51.100.7'],
  ['詳細はevil.comをご覧ください。b.comです', 'evil.com', 'b.com'],
  ['http://例え.テスト/パス', 'http://xn--r8jz45g.xn--zckzah/'],
  // No indicators.
  [`magnet:?xt=urn:btih:${'ab'.repeat(20)}&dn=x urn:btih:${'ab'.repeat(20)}`],
  ['readme.md setup.exe main.rs:42 file.zip libfoo.so src/app.py'],
  ['/usr/lib/foo.com C:\\dir\\a.com \\\\server\\b.com ./c.com'],
  ['anna@firma.example, <bob@firma.example>, mailto:eve@firma.example'],
  ['anna[@]firma[.]example bob (at) firma (dot) example'],
  ['version 1.2.3.4 v1.2.3.4 build: 10.0.0.1 1.2.3 1.2.3.4.5 Chrome/120.0.0.0'],
  ['section 1.2.3.4 § 4.3.2.1 OID: 1.3.6.1'],
  ['end of it.Then e.g. i.e. document.title foo.baz() std::dec ab::cd 12:30:45'],
  ['10.0.0.0/8 00:1a:2b:3c:4d:5e AB:CD:EF:01:23:45:67:89:AB:CD:EF:01:23:45:67:89'],
  ['javascript:alert(1) ftp://a.example/x'],
  [''],
];

describe('findIndicators', () => {
  it.each(READINGS.map(([text, ...found]) => ({ text, found })))('$text', ({ text, found }) => {
    expect(values(text)).toEqual(found);
  });

  it.each(['\n', '\r', '\r\n', '\u0085', '\u2028', '\t', ' | '])(
    'splits at %j (faults.md §5.6)',
    (separator) => {
      expect(values(`a.example${separator}198.51.100.7`)).toEqual(['a.example', '198.51.100.7']);
    },
  );

  it('names each once, in order (faults.md §5.13)', () => {
    const text =
      'b.example A.example http://A.example:80 http://a.example./ http://a.example/#x B.example. a.example';
    expect(values(text)).toEqual(['b.example', 'a.example', 'http://a.example']);
  });

  it('stops at the limit and says so', () => {
    const text = 'a.example b.example c.example';
    expect(findIndicators(text, { limit: 2 })).toMatchObject({ indicators: { length: 2 }, truncated: true });
    expect(findIndicators(text, { limit: 3 }).truncated).toBe(false);
  });

  it('reads a link as long as one may be, and none that is longer', () => {
    const longest = 'https://a.example/'.padEnd(8_192, 'x');
    expect(values(`${longest} b.example`)).toEqual([longest, 'b.example']);
    expect(values(`${longest}x b.example`)).toEqual(['b.example']);
  });

  it('takes no torn word along', () => {
    expect(wholeWords('aa bb cc', 5)).toBe('aa ');
    expect(wholeWords('aa bb cc', 6)).toBe('aa bb ');
    expect(wholeWords('aa bb', 9)).toBe('aa ');
    expect(wholeWords('aabb', 3)).toBe('');
  });

  it('takes an address after a version number for what it is', () => {
    expect(values('version 1.2.3.4 from 1.2.3.4')).toEqual(['1.2.3.4']);
  });

  it('finds an indicator between any words', ROOM, () => {
    const words = fc.array(textOf('abz019()[]{}.,;:!?\'"|=*', 12));
    fc.assert(
      fc.property(words, words, (before, after) => {
        const text = [...before, 'look', 'hxxp://evil[.]example/path', 'there', ...after].join(' ');
        expect(values(text)).toContain('http://evil.example/path');
      }),
    );
  });
});

/** Whatever a loaded machine does: minutes would be another order of growth. */
const GENEROUS = { timeout: 300_000 };
const MEGABYTES = 10_000_000;

describe('ten megabytes are read to their end (faults.md §5.3)', () => {
  it.each(['a', 'http://a', 'evil[.]com ', '[.a', '=3D"=\n', '&amp;', '198.51.100.7 ', '한'])(
    '%j',
    GENEROUS,
    (kind) => {
      const text = `${kind.repeat(MEGABYTES / kind.length)} hxxps://last[.]example/`;
      expect(values(text)).toContain('https://last.example/');
    },
  );
});

/** Time for ever longer texts of one kind; the processor's, in ms, and the least of five runs: the machine has other work too. */
function time(text: string): number {
  const runs = [0, 1, 2, 3, 4].map(() => {
    const start = process.cpuUsage();
    findIndicators(text, { limit: 1_000 });
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1_000;
  });
  return Math.min(...runs);
}

describe('time grows with the length only (faults.md §5.3, §5.4)', () => {
  const kinds = [
    'a',
    '.',
    'a.',
    '[.]',
    '(',
    ')',
    ',',
    ':',
    'a:',
    '-',
    '@',
    '/a',
    '1.',
    'ey.',
    '%41',
    'http://',
    'http://a,',
  ];
  const remnants = [
    '=3D"=\n',
    '&amp;',
    '&#',
    '\\/',
    '\\',
    '\\.',
    '[.a',
    '.]a',
    'http://[',
    '198.51.100.7 ',
    '\uff0e',
    '_http://',
  ];
  it.each([
    ...kinds,
    ...remnants,
    'h**p:',
    'hxxp[',
    'a.example/',
    'http://a.example/#',
    "'",
    '[dot',
    '。',
    '>',
    '한',
  ])('%s', ROOM, (kind) => {
    const short = kind.repeat(Math.ceil(20_000 / kind.length));
    time(short);
    // Quadratic time would be sixteen times as long.
    const ratio = (time(short.repeat(4)) + 2) / (time(short) + 2);
    expect(ratio).toBeLessThan(8);
  });
});

import { describe, expect, it } from 'vitest';
import { createTextBytes } from '@/utils/domain/list-encoding';
import { createListReader, type TableChoice } from '@/utils/domain/list-reader';
import { sniffTable } from '@/utils/domain/list-sniff';

/** Reads a text cut into pieces of so many characters. */
function readAll(text: string, { cut = 7, table }: { cut?: number; table?: TableChoice } = {}) {
  const reader = createListReader(table ?? null);
  const batches = [];
  for (let at = 0; at < text.length; at += cut) batches.push(reader.read(text.slice(at, at + cut)));
  batches.push(reader.end());
  return {
    rows: batches.flatMap(({ rows }) => rows.map(({ line, indicator }) => `${line} ${indicator.value}`)),
    bad: batches.flatMap(({ bad }) => bad),
    counts: reader.counts(),
  };
}

const SHA = 'ab'.repeat(32);
const MD5 = '44d88612fea8a8f36de82e1278abb02f';

describe('a list', () => {
  it('is mixed, defanged, remarked on; bad lines keep their number and reason', () => {
    const text = [
      '# Ticket 4471',
      'evil[.]example',
      '',
      'hxxps://bad.example/a?b=1 # seen twice',
      'EVIL.example.',
      'what is this',
      SHA.toUpperCase(),
      'ftp://files.example/x',
      'abcdef0123456789abcdef',
      'see http://one.example/ and 198.51.100.7 there',
    ].join('\n');
    const { rows, bad, counts } = readAll(text);
    expect(rows).toEqual([
      '2 evil.example',
      '4 https://bad.example/a?b=1',
      `7 ${SHA}`,
      '10 http://one.example/',
      '10 198.51.100.7',
    ]);
    expect(bad.map(({ line, why }) => [line, why.reason])).toEqual([
      [6, 'not-an-indicator'],
      [8, 'scheme'],
      [9, 'hash-length'],
    ]);
    expect(counts).toEqual({ lines: 10, rows: 5, duplicates: 1, comments: 1, blank: 1, bad: 3 });
  });

  it.each([
    [`${MD5},evil.example,seen in mail today`, [MD5, 'evil.example']],
    [`"${MD5}";"evil.example";"a comment; with more"`, [MD5, 'evil.example']],
    [`${MD5}\tevil.example\tnote`, [MD5, 'evil.example']],
    ['https://a.example/x\tphishing', ['https://a.example/x']],
    ['https://a.example/x\thttps://b.example/y', ['https://a.example/x', 'https://b.example/y']],
    ['"https://a.example/x?a=1,2",note', ['https://a.example/x?a=1,2']],
    ['phishing,"https://a.example/x,y"', ['https://a.example/x,y']],
    ['https://a.example/x,evil.example,note', ['https://a.example/x', 'evil.example']],
    ['https://a.example/x;198.51.100.7', ['https://a.example/x', '198.51.100.7']],
    ['hxxps://a[.]example/x|hxxps://b[.]example/y', ['https://a.example/x', 'https://b.example/y']],
    [`https://a.example/?id=1,${MD5}`, ['https://a.example/?id=1', MD5]],
    ['https://a.example/x,seen in mail', ['https://a.example/x']],
    // What may as well belong to the address does.
    ['https://a.example/story,1518,699845,00.html', ['https://a.example/story,1518,699845,00.html']],
    ['https://a.example/?hosts=b.example,c.example', ['https://a.example/?hosts=b.example,c.example']],
    ['https://a.example/r?u=https://b.example/y', ['https://a.example/r?u=https://b.example/y']],
  ])('looks at each cell of a line of a table: %s', (line, values) => {
    expect(readAll(`evil.test.example\n${line}\n`).rows.slice(1)).toEqual(
      values.map((value) => `2 ${value}`),
    );
  });

  const VALUES = ['https://a.example/', 'https://b.example/', 'https://c.example/x'];
  it.each([
    ['tabs, a header', 'url\tdate\tby', 'URL\t2026-01-01\tanna', 'URL', 'URL\t2026-01-03\tbob'],
    ['tabs, a comment', '# seen', 'URL\t2026-01-01\tanna', 'URL', 'URL\t2026-01-03'],
    ['commas, a header', 'url,note,by', 'URL,x1,anna', 'URL', 'URL,x2'],
    ['a header of two', 'url;note', 'URL;x1', 'URL', 'URL;x2;more'],
    ['dates', 'URL,2026-01-01', 'URL', 'URL,2026-01-03T10:00:00Z,bob'],
    ['words', 'URL,note', 'URL', 'URL,seen'],
    ['words, a comment', '# seen', 'URL,note,anna', 'URL', 'URL,,bob'],
    ['a host among them', 'x.example,malware,2026-01-01', 'URL,note', 'URL', 'URL,x1'],
    ['a hash behind them', 'URL,note', 'URL', 'URL,seen', SHA],
    ['an address in the second cell', 'seen,url', '2026-01-01,URL', 'URL', 'x1,URL,note'],
  ])('of which some lines are records glues nothing to an address: %s', (_, ...shapes) => {
    const values = VALUES.values();
    const text = shapes.map((line) => line.replace('URL', () => values.next().value ?? '')).join('\n');
    const { rows } = readAll(text);
    const found = rows.map((row) => row.replace(/^\d+ /, '')).filter((value) => value.startsWith('https:'));
    expect(found).toEqual(VALUES);
    const guess = sniffTable(text);
    if (!guess) return;
    const table = { delimiter: guess.delimiter, column: guess.best, header: guess.header };
    expect(readAll(text, { table }).rows.map((row) => row.replace(/^\d+ /, ''))).toEqual(VALUES);
  });

  it.each([
    ['https://a.example/story,1518,699845,00.html', 'https://a.example/b', 'https://a.example/x,1,2'],
    ['Dear all, look', 'https://a.example/story,1518,00.html'],
    ['https://a.example/?q=b.example,c', 'https://a.example/x,y'],
  ])('of addresses with commas leaves them whole: %s', (...lines) => {
    const { rows } = readAll(lines.join('\n'));
    expect(rows).toEqual(
      lines.flatMap((line, index) => (line.includes('://') ? [`${index + 1} ${line}`] : [])),
    );
  });

  it('of several files counts its lines on, and each indicator once', () => {
    for (const table of [null, { delimiter: ',', column: 0, header: true }]) {
      const reader = createListReader(table);
      const read = [reader.read('host,note\na.example,x\nb.example'), reader.next()];
      read.push(reader.read('host,note\na.example,x\nc.example,y'), reader.end());
      expect(read.flatMap(({ rows }) => rows.map(({ line, indicator }) => [line, indicator.value]))).toEqual([
        [2, 'a.example'],
        [3, 'b.example'],
        [6, 'c.example'],
      ]);
      expect(reader.counts()).toMatchObject({ lines: 6, duplicates: 1, bad: 0 });
    }
  });

  it('reads the cell of a column as it stands, and a record without it as a line', () => {
    const table = { delimiter: ',', column: 2, header: false };
    const text = 'x,y,#a.example\nhttps://b.example/x,note\nhttps://c.example/x\n';
    expect(readAll(text, { table }).rows).toEqual([
      '1 a.example',
      '2 https://b.example/x',
      '3 https://c.example/x',
    ]);
  });

  it('of which the first line names the columns counts it as nothing', () => {
    const text = 'url,seen,by\nhttps://a.example/,x1,y\nhttps://b.example/\n';
    const { rows, bad, counts } = readAll(text);
    expect({ rows: rows.length, bad, comments: counts.comments }).toEqual({ rows: 2, bad: [], comments: 0 });
    const table = { delimiter: ',', column: 2, header: true };
    expect(readAll('url,seen,by\n1,2,https://a.example/\nhttps://b.example/\n', { table })).toMatchObject({
      rows: ['2 https://a.example/', '3 https://b.example/'],
      counts: { comments: 0, blank: 0, bad: 0 },
    });
  });

  it('of very many cells does not hang: what is not linear takes minutes', () => {
    const cells = 'https://a.example/x,b"",'.repeat(2_500);
    const text = `${cells}\n${',"'.repeat(30_000)}/\n${'/,'.repeat(30_000)}`;
    expect(readAll(text, { cut: 65_536 }).counts.lines).toBe(3);
  });

  it.each(['\n', '\r\n', '\r', '\u0085', '\u2028'])('ends its lines in %j, wherever it is cut', (end) => {
    const text = ['a.example', '', 'nonsense', 'b.example'].join(end);
    for (const cut of [1, 2, 3, 5, 1000]) {
      const { rows, bad, counts } = readAll(text, { cut });
      expect(rows).toEqual(['1 a.example', '4 b.example']);
      expect(bad).toMatchObject([{ line: 3 }]);
      expect(counts.lines).toBe(4);
    }
  });

  it('ends with a line end or without one', () => {
    expect(readAll('a.example\r\n').counts.lines).toBe(1);
    expect(readAll('a.example\r').counts.lines).toBe(1);
    expect(readAll('a.example').counts.lines).toBe(1);
    expect(readAll('').counts.lines).toBe(0);
  });

  it('is JSON lines, too', () => {
    const text = [
      JSON.stringify({ ioc: { value: 'hxxp://deep.example/x' }, tags: ['phishing'], sha256: SHA }),
      '{"note":"nothing here"}',
      '{"torn": "evil.example"',
      '[.]{evil2.example}',
    ].join('\n');
    const { rows, bad } = readAll(text);
    expect(rows.slice(0, 2).toSorted()).toEqual([`1 ${SHA}`, '1 http://deep.example/x'].toSorted());
    expect(rows).toContain('3 evil.example');
    expect(bad[0]).toMatchObject({ line: 2 });
    const odd = [
      '{"url":"http://a.example/x","url":"http:\\/\\/b.example\\/y"}',
      '{"__proto__":{"a":"c.example"}}',
    ];
    expect(readAll(odd.join('\n')).rows).toEqual([
      '1 http://a.example/x',
      '1 http://b.example/y',
      '2 c.example',
    ]);
    expect(readAll('[\n  "https:\\/\\/a.example\\/x"\n]').rows).toEqual(['2 https://a.example/x']);
  });

  it('goes on behind a line that no browser could open', () => {
    const text = 'http://xn--/\nhttp://a.example:65536/\nhttp://a.example:65535/\nhttp://a.example/a\ud800';
    const { rows, bad } = readAll(text);
    expect(rows).toEqual(['3 http://a.example:65535/', '4 http://a.example/a%EF%BF%BD']);
    expect(bad.map(({ line, why }) => [line, why.reason])).toEqual([
      [1, 'not-an-indicator'],
      [2, 'port'],
    ]);
  });

  it.each(['', ' ', '\n\n', '# one\n\n  # two\n', '\ufeff', '\t\r\n\u2028', '\0'])(
    'of nothing but %j has no row',
    (text) => expect(readAll(text)).toMatchObject({ rows: [] }),
  );

  it.each([
    ['주소,날짜,비고\nhttps://a.example/,2026-01-01,피싱\nb.example,2026-01-02,메모\n', 0, ','],
    ['번호;악성 도메인;출처\n1;a.example;메일\n2;b.example;웹\n', 1, ';'],
    ['番号\tアドレス\t備考\n1\ta.example\tメモ\n2\tb.example\tメモ\n', 1, '\t'],
    ['Дата,Домен\n1,a.example\n2,b.example\n', 1, ','],
  ])('has a header in any language: %j', (text, best, delimiter) => {
    const guess = sniffTable(text);
    expect(guess).toMatchObject({ delimiter, header: true, best });
    const { rows, bad, counts } = readAll(text, { table: { delimiter, column: best, header: true } });
    expect(rows.map((row) => row.split(' ')[0])).toEqual(['2', '3']);
    expect({ bad, rows: counts.rows }).toEqual({ bad: [], rows: 2 });
  });

  it('of 200 000 nested arrays does not overflow', () => {
    const deep = `{"a":${'['.repeat(50_000)}"evil.example"${']'.repeat(50_000)}}`;
    expect(() => readAll(deep, { cut: 50_000 })).not.toThrow();
  });

  it('is a column of a table, with quotes, line breaks in them and a header', () => {
    const text =
      'id;address;"first ""seen"""\r\n1;evil.example;"two\nlines; evil2.example"\r\n2;"other.example";x\r\n3;;y\r\n4;nothing;z';
    const guess = sniffTable(text);
    expect(guess).toMatchObject({ delimiter: ';', header: true, best: 1 });
    expect(guess?.columns.map(({ name }) => name)).toEqual(['id', 'address', 'first "seen"']);
    const { rows, bad, counts } = readAll(text, { table: { delimiter: ';', column: 1, header: true } });
    expect(rows).toEqual(['2 evil.example', '4 other.example']);
    expect(bad).toMatchObject([{ line: 6, text: 'nothing' }]);
    expect(counts).toMatchObject({ lines: 6, comments: 0, blank: 1 });
  });

  it('of one column is no table', () => {
    expect(sniffTable('a.example\nb.example\n')).toBeNull();
    expect(sniffTable('Dear all, look at this,\nplease.\n')).toBeNull();
  });
});

describe('how a list is cut', () => {
  const lines = (count: number): string => 'https://a.example/x\n'.repeat(count);

  it('tells nothing: what the first fifty lines are says how each is read', () => {
    const text = `${'https://a.example/x,1\n'.repeat(50)}https://b.example/,note\nhttps://c.example/,note\n`;
    for (const cut of [30, 10_000]) {
      const said = ['1 https://a.example/x,1', '51 https://b.example/,note', '52 https://c.example/,note'];
      expect(readAll(text, { cut }).rows).toEqual(said);
    }
  });

  it('says when rows come: with the fiftieth line, or at the end', () => {
    const reader = createListReader();
    expect(reader.read(lines(49)).rows).toEqual([]);
    expect(reader.read(lines(1)).rows).toHaveLength(1);
    expect(reader.read('b.example\n').rows).toHaveLength(1);
    expect(reader.read('c.example').rows).toEqual([]);
    expect(reader.end().rows).toMatchObject([{ line: 52 }]);
  });
});

it('shows of a bad line what it begins with', () => {
  const [bad] = readAll(`  ${'word '.repeat(39)}end😀 and more\n`).bad;
  expect(bad?.text).toBe(`${'word '.repeat(39)}end😀`);
  expect(readAll(`${'x'.repeat(199)}😀\n`).bad[0]?.text).toBe(`${'x'.repeat(199)}\ufffd`);
});

describe('a table of which one column is read', () => {
  const table = { delimiter: ',', column: 1, header: true };

  it.each([
    ['a remark', ' # 1,b.example\nn,h\n1,a.example', { comments: 1, rows: 1 }],
    ['a remark behind its header', 'n,h\n#1,b.example\n1,a.example', { comments: 1, rows: 1 }],
    ['no remark', 'n,h\n1#,a.example', { comments: 0, rows: 1 }],
    ['a record that ends early', 'n,h\na.example\n1,b.example', { rows: 2, bad: 0 }],
    ['a record of a sentence', 'n,h\nsee https://a.example/x now\n1,b.example', { rows: 2, bad: 0 }],
    ['an empty cell', 'n,h\n1,\n2,a.example', { blank: 1, rows: 1, bad: 0 }],
    ['an indicator in another column', 'n,h\na.example,note', { rows: 0, bad: 1 }],
  ])('counts %s', (_, text, counts) => expect(readAll(text, { table }).counts).toMatchObject(counts));

  it('reads its first record where nothing names the columns', () => {
    const { rows } = readAll('1,a.example\n2,b.example', { table: { ...table, header: false } });
    expect(rows).toEqual(['1 a.example', '2 b.example']);
  });
});

describe('a very long line', () => {
  const long = (before: string, after: string): string => `${before} ${'word '.repeat(14_000)} ${after}`;

  it.each([
    ['at its beginning', long('a.example', ''), ['1 a.example'], []],
    ['at its end', long('', 'a.example'), ['1 a.example'], []],
    ['nowhere', long('', ''), [], [1]],
    ['in the next', `${long('', '')}\na.example`, ['2 a.example'], [1]],
    ['in the one before', `${long('a.example', '')}\n${long('', '')}`, ['1 a.example'], [2]],
  ])('has an indicator %s', (_, text, rows, bad) => {
    const read = readAll(text, { cut: 65_536 });
    expect(read.rows).toEqual(rows);
    expect(read.bad.map(({ line }) => line)).toEqual(bad);
  });

  it('does not hide that a table follows', () => {
    const text = `${long('b.example', '')}\nurl,seen,by\nhttps://a.example/,x1,y\nhttps://c.example/,x2`;
    const { rows, bad } = readAll(text, { cut: 65_536 });
    expect(rows).toEqual(['1 b.example', '3 https://a.example/', '4 https://c.example/']);
    expect(bad).toEqual([]);
  });

  it('is read in parts, none of them torn', () => {
    const names = Array.from({ length: 60_000 }, (_, index) => `host-${index}.example`);
    for (const gap of [',', ' ', ';']) {
      const { rows, bad, counts } = readAll(names.join(gap), { cut: 65_536 });
      expect(rows).toHaveLength(60_000);
      expect(rows.at(-1)).toBe('1 host-59999.example');
      expect(bad).toEqual([]);
      expect(counts.lines).toBe(1);
    }
  });

  it('without any gap is one bad line, fast, and what follows is read', () => {
    const { rows, bad } = readAll(`${'a'.repeat(10_000_000)}\nevil.example`, { cut: 65_536 });
    expect(rows).toEqual(['2 evil.example']);
    expect(bad).toMatchObject([{ line: 1 }]);
  }, 5_000);

  it('after a run without a gap goes on', () => {
    const { rows } = readAll(`${'a.b'.repeat(100_000)} evil.example`, { cut: 65_536 });
    expect(rows).toEqual(['1 evil.example']);
  });
});

it('reads 100 000 lines in seconds', () => {
  const text = Array.from({ length: 100_000 }, (_, index) => `https://host-${index}.example/path?x=${index}`);
  const { counts } = readAll(text.join('\r\n'), { cut: 65_536 });
  expect(counts).toMatchObject({ lines: 100_000, rows: 100_000, bad: 0 });
}, 20_000);

describe('bytes', () => {
  const text = 'évil.example\r\n# 日本語 𝄞\r\nb.example';
  const utf16 = (little: boolean): Uint8Array => {
    const bytes = new Uint8Array(text.length * 2);
    const view = new DataView(bytes.buffer);
    for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), little);
    return bytes;
  };
  const utf32 = (little: boolean): Uint8Array => {
    const codes = [...text].map((character) => character.codePointAt(0) ?? 0);
    const bytes = new Uint8Array(codes.length * 4);
    const view = new DataView(bytes.buffer);
    for (const [at, code] of codes.entries()) view.setUint32(at * 4, code, little);
    return bytes;
  };
  const utf8 = new TextEncoder().encode(text);

  it.each([
    ['UTF-8', [], utf8],
    ['UTF-8 with its mark', [0xef, 0xbb, 0xbf], utf8],
    ['UTF-16, little', [0xff, 0xfe], utf16(true)],
    ['UTF-16, big', [0xfe, 0xff], utf16(false)],
    ['UTF-32, little', [0xff, 0xfe, 0, 0], utf32(true)],
    ['UTF-32, big', [0, 0, 0xfe, 0xff], utf32(false)],
  ])('of %s are text, wherever they are cut', (_, mark, body) => {
    const bytes = new Uint8Array([...mark, ...body]);
    for (const cut of [1, 3, 1000]) {
      const reader = createTextBytes();
      let read = '';
      for (let at = 0; at < bytes.length; at += cut) read += reader.read(bytes.subarray(at, at + cut));
      expect(read + reader.end()).toBe(text);
    }
  });

  it('of UTF-16 without a mark are recognized', () => {
    const plain = 'evil.example\nb.example';
    const bytes = new Uint8Array(plain.length * 2);
    for (let at = 0; at < plain.length; at++) bytes[at * 2] = plain.charCodeAt(at);
    const reader = createTextBytes();
    expect(reader.read(bytes) + reader.end()).toBe(plain);
  });

  it('that are no text are no indicator either', () => {
    const reader = createTextBytes();
    const text = reader.read(new Uint8Array([0x65, 0x76, 0xff, 0x2e, 0x63, 0x6f, 0x6d])) + reader.end();
    expect(readAll(text).rows).toEqual([]);
    const nul = 'evil\u0000.example\nok.example';
    expect(readAll(nul).rows).toContain('2 ok.example');
  });
});

describe('a run without a gap that nothing can be', () => {
  it.each([16_384, 65_536, 1_000_000])(
    'behind a gap, in pieces of %i, is given up and what follows is read',
    (piece) => {
      const run = 'x'.repeat(400_000);
      const text = `https://one.example/ ${run} ${run}  https://two.example/\n${run}\nhttps://three.example/`;
      const reader = createListReader();
      const rows = [];
      for (let at = 0; at < text.length; at += piece)
        rows.push(...reader.read(text.slice(at, at + piece)).rows);
      rows.push(...reader.end().rows);
      expect(rows.map(({ line, indicator }) => [line, indicator.value])).toEqual([
        [1, 'https://one.example/'],
        [1, 'https://two.example/'],
        [3, 'https://three.example/'],
      ]);
      expect(reader.counts()).toMatchObject({ lines: 3, bad: 1 });
    },
  );
});

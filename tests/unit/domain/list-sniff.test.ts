import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readGzip } from '@/utils/domain/gzip-member';
import { namesIndicators } from '@/utils/domain/list-names';
import { sniffTable } from '@/utils/domain/list-sniff';

const table = { delimiter: ',', header: true, best: 1 };
const column = (index: number, name: string, example: string, hits: number) => ({
  index,
  name,
  example,
  hits,
});

describe('the beginning of a table', () => {
  it('names its columns, shows an example of each, and counts what they hold', () => {
    const long = 'n'.repeat(101);
    const text = `# who ,1\n ,\n ${long} , host \n x${long} , a.example \n,b.example\n`;
    expect(sniffTable(text)).toEqual({
      ...table,
      columns: [column(0, 'n'.repeat(100), `x${'n'.repeat(99)}`, 0), column(1, 'host', 'a.example', 2)],
    });
  });

  it.each([
    ['a.example,b.example\nc.example,d.example\n', { delimiter: ',', header: false, best: 0 }],
    ['a,a.example\nb,c.example\n', { ...table, header: false }],
    ['n;h\n1;a.example\n', { ...table, delimiter: ';' }],
    ['n\th\n1\ta.example\n', { ...table, delimiter: '\t' }],
    ['n|h\n1|a.example\n', { ...table, delimiter: '|' }],
    ['n,h\r1,a.example\rcut', table],
    ['n,h\n1,a.example\ncut', table],
    ['n,h\n\n,\n1,a.example\n', table],
    ['n,h\n  # 1,2,3\n1,a.example\n', table],
    // Commas part it as evenly, and no cell of them holds one.
    ['n,m;h\n1,2;foo.zip\n', { ...table, delimiter: ';' }],
    ['nr,host,note\n1,a.example,x\n2,b.example,y\n3,c.example\n', table],
  ])('is known: %j', (text, guess) => expect(sniffTable(text)).toMatchObject(guess));

  it.each([
    ['', 'nothing'],
    ['n,h', 'one line'],
    ['a.example,b.example\n', 'one line with its end'],
    ['n,h\n1,a.exam', 'a line that may be cut'],
    ['h\na.example\n', 'one column'],
    ['n,h\n1,a.example\n1,2,b.example\n', 'lines of different lengths'],
    ['n,h\n1,2\n3,4\n', 'no indicators'],
    ['nr,host,note\n1,a.example,x\n2,b.example\n', 'half of the lines end early'],
    ['nr,host,note\n1,a.example,x\n2,b.example,y\n3,c.example,z,4\n', 'a line goes on'],
    [
      'nr,host,note\n1,a.example,x\n2,b.example,y\n3,c.example,z\n4,d.example\n5,e.example,x,5\n6,f.example,y\n',
      'one line ends early and another goes on',
    ],
    ['1,a.example,x\n2,b.example,y\n3,c.example,z\n4,d.example\n', 'without a header a line ends early'],
  ])('is none: %j, %s', (text) => expect(sniffTable(text)).toBeNull());

  it.each([
    ['time,src,url,note\n1,198.51.100.7,https://a.example/x,b.example\n', 2],
    ['src,URL\n198.51.100.7,https://a.example/x\n198.51.100.8,\n', 1],
    ['src,SHA-256\n198.51.100.7,'.concat('a'.repeat(64), '\n'), 1],
    ['src,malicious_domain\n198.51.100.7,a.example\n', 1],
    ['src_ip,indicator\n198.51.100.7,a.example\n', 1],
    ['domain,url\na.example,https://a.example/x\n', 0],
    ['src,url\n198.51.100.7,https://a.example/x\n198.51.100.8, \n198.51.100.9, \n', 1],
    ['src,url\n198.51.100.7,https://a.example/x\n198.51.100.8,none\n', 1],
    ['url,src\nhttps://a.example/x,198.51.100.7\n,198.51.100.8\n', 0],
    // A cell that is not there is no other than an empty one.
    [
      'nr,src,url\n1,192.0.2.1,https://a.example/x\n2,192.0.2.2,\n3,192.0.2.3,\n4,192.0.2.4\n5,192.0.2.5\n',
      2,
    ],
    // A name alone says nothing.
    ['src,url\n198.51.100.7,\n198.51.100.8,\n', 0],
    ['src,url\n198.51.100.7,none\n', 0],
    ['src,host\n198.51.100.7,a\n198.51.100.8,b\n198.51.100.9,a.example\n', 0],
    ['src,curl\n198.51.100.7,a.example\n', 0],
  ])('is best read in the column that is named for it: %j', (text, best) =>
    expect(sniffTable(text)).toMatchObject({ header: true, best }),
  );

  it.each([
    ['url', 2],
    [' (URL) ', 2],
    ['SHA-256', 2],
    ['malicious url', 1],
    ['my--url', 1],
    ['curl', 0],
    ['', 0],
  ])('is named for what it holds: %j', (header, how) => expect(namesIndicators(header)).toBe(how));

  it('is looked at for fifty lines', () => {
    const lines = Array.from({ length: 60 }, (_, at) => `${at},h${at}.example`);
    expect(sniffTable(`${lines.join('\n')}\n`)?.columns[1]?.hits).toBe(50);
    expect(sniffTable(`${lines.join('\n')}\nodd\n`)).not.toBeNull();
  });
});

describe('a gzip file', () => {
  const plain = gzipSync('text');
  const withFlags = (flags: number, more: readonly number[]): Uint8Array =>
    Uint8Array.from([
      ...plain.subarray(0, 3),
      flags,
      ...plain.subarray(4, 10),
      ...more,
      ...plain.subarray(10),
    ]);
  const member = readGzip(plain);

  it('says what its trailer does', () => {
    expect(member.size).toBe(4);
    expect(member.crc).toBe(plain.readUInt32LE(plain.length - 8));
    expect([...member.deflated]).toEqual([...plain.subarray(10, -8)]);
    expect(readGzip(plain.subarray(0, 18)).deflated).toHaveLength(0);
  });

  it.each([
    ['extra', 4, [2, 0, 9, 9]],
    ['a name', 8, [65, 0]],
    ['a comment', 16, [66, 66, 0]],
    ['a sum of the head', 2, [7, 7]],
    ['all of them', 30, [1, 0, 9, 65, 0, 66, 0, 7, 7]],
  ])('is read past %s', (_, flags, more) => {
    const read = readGzip(withFlags(flags, more));
    expect({ ...read, deflated: [...read.deflated] }).toEqual({ ...member, deflated: [...member.deflated] });
  });

  it.each([
    ['short', plain.subarray(0, 17)],
    ['no gzip at its first byte', Uint8Array.from(plain).with(0, 0)],
    ['no gzip at its second', Uint8Array.from(plain).with(1, 0)],
    ['packed in another way', Uint8Array.from(plain).with(2, 7)],
  ])('is none where it is %s', (_, bytes) => expect(() => readGzip(bytes)).toThrow('no gzip file'));
});

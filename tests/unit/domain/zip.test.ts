import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { crc32 } from '@/utils/domain/crc32';
import { fileName } from '@/utils/domain/export-name';
import { createZipWriter, type ZipFile } from '@/utils/domain/zip';

const folder = mkdtempSync(join(tmpdir(), 'zip-'));
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, files: Iterable<ZipFile>): string {
  const writer = createZipWriter();
  const pieces: Uint8Array[] = [];
  for (const file of files) pieces.push(writer.add(file));
  pieces.push(writer.end());
  const path = join(folder, name);
  writeFileSync(path, Buffer.concat(pieces));
  return path;
}

const AT = Date.UTC(2026, 10, 22, 13, 37, 42);

describe('an archive', () => {
  const big = JSON.stringify({ data: 'x'.repeat(100_000), more: [1, 2, 3] });
  const files: readonly ZipFile[] = [
    { name: 'log.txt', at: AT, content: { text: 'äöü 日本語\n' } },
    { name: 'a/b/report.json', at: AT, content: { gzip: gzipSync(big) } },
    { name: 'leer.txt', at: 0, content: { text: '' } },
    { name: 'тест/пример.json', at: AT, content: { gzip: gzipSync('{}') } },
  ];

  it('is one to unzip', () => {
    const path = write('small.zip', files);
    expect(execFileSync('unzip', ['-t', path]).toString()).toContain('No errors detected');
    expect(execFileSync('unzip', ['-p', path, 'a/b/report.json']).toString()).toBe(big);
    expect(execFileSync('unzip', ['-p', path, 'log.txt']).toString()).toBe('äöü 日本語\n');
  });

  it('of more files than once could be ends as APPNOTE says, and is one to unzip', {
    timeout: 60_000,
  }, () => {
    const writer = createZipWriter();
    const content = { gzip: gzipSync('{"a":1}') };
    const pieces: Uint8Array[] = [];
    let [size, offset] = [0, 0];
    for (const [count, length, told] of [
      [65_534, 22, 65_534],
      [65_535, 22 + 56 + 20, 65_535],
      [65_537, 22 + 56 + 20, 65_535],
    ] as const) {
      while (pieces.length < count) {
        const name = `${pieces.length}.json`;
        const piece = writer.add({ name, at: AT, content });
        pieces.push(piece);
        offset += piece.length;
        size += 46 + name.length;
      }
      const bytes = writer.end();
      expect(bytes).toHaveLength(size + length);
      const end = new DataView(bytes.buffer, bytes.length - 22);
      expect([4, 6, 8, 10].map((at) => end.getUint16(at, true))).toEqual([0, 0, told, told]);
      expect([end.getUint32(12, true), end.getUint32(16, true)]).toEqual([size, offset]);
      if (length === 22) continue;
      const far = new DataView(bytes.buffer, size);
      const longs = (from: number, many: number): number[] =>
        Array.from({ length: many }, (_, at) => Number(far.getBigUint64(from + at * 8, true)));
      expect([far.getUint32(0, true), ...longs(4, 1)]).toEqual([0x06064b50, 44]);
      expect([12, 14].map((at) => far.getUint16(at, true))).toEqual([45, 45]);
      expect(longs(16, 5)).toEqual([0, count, count, size, offset]);
      expect([far.getUint32(56, true), far.getUint32(60, true)]).toEqual([0x07064b50, 0]);
      expect([...longs(64, 1), far.getUint32(72, true)]).toEqual([offset + size, 1]);
    }
    const path = join(folder, 'many.zip');
    writeFileSync(path, Buffer.concat([...pieces, writer.end()]));
    const tested = execFileSync('unzip', ['-tq', path], { maxBuffer: 2 ** 26 }).toString();
    expect(tested).toContain('No errors detected');
    expect(execFileSync('unzip', ['-p', path, '65536.json']).toString()).toBe('{"a":1}');
  });

  it('without a file is an archive', () => {
    expect(write('empty.zip', [])).toBeTruthy();
    expect(createZipWriter().end()).toHaveLength(22);
  });

  it('says of each file what it is, at its place and in the directory (APPNOTE 4.3)', () => {
    const writer = createZipWriter();
    const crc = crc32(new TextEncoder().encode('text'));
    const one = new DataView(writer.add({ name: 'ä.txt', at: AT, content: { text: 'text' } }).buffer);
    const other = writer.add({ name: 'b', at: AT, content: { gzip: gzipSync('text') } });
    const end = new DataView(writer.end().buffer);
    const date = (((2026 - 1980) << 9) | (11 << 5) | 22) * 0x10000 + ((13 << 11) | (37 << 5) | 21);

    const words = (view: DataView, at: number, sizes: readonly (2 | 4)[]): number[] => {
      let next = at;
      return sizes.map((size) => {
        next += size;
        return size === 2 ? view.getUint16(next - 2, true) : view.getUint32(next - 4, true);
      });
    };
    // Needed version, UTF-8, method, time, sum, both sizes, lengths of name and extra.
    const file = [20, 0x0800, 0, date, crc, 4, 4, 6, 0];
    expect(words(one, 0, [4, 2, 2, 2, 4, 4, 4, 4, 2, 2])).toEqual([0x04034b50, ...file]);
    expect(words(end, 0, [4, 2, 2, 2, 2, 4, 4, 4, 4, 2, 2])).toEqual([0x02014b50, 20, ...file]);
    // Comment, disk, attributes, place.
    expect(words(end, 32, [2, 2, 2, 4, 4])).toEqual([0, 0, 0, 0, 0]);
    const second = 46 + 6;
    expect(words(end, second + 10, [2, 4, 4])).toEqual([8, date, crc]);
    expect(words(end, second + 24, [4, 2])).toEqual([4, 1]);
    expect(words(end, second + 42, [4])).toEqual([one.byteLength]);
    const size = second + 46 + 1;
    const behind = [0, 0, 2, 2, size, one.byteLength + other.length, 0];
    expect(words(end, size, [4, 2, 2, 2, 2, 4, 4, 2])).toEqual([0x06054b50, ...behind]);
    expect(end.byteLength).toBe(size + 22);
  });

  it.each([
    ['before MS-DOS began', 0, 1980, 1, 1],
    ['at its last day', Date.UTC(2107, 11, 31, 23), 2107, 12, 31],
    ['after it ends', Date.UTC(2200, 0, 1), 2107, 12, 31],
  ])('has a date %s', (_, at, year, month, day) => {
    const file = createZipWriter().add({ name: 'a', at, content: { text: '' } });
    const date = new DataView(file.buffer).getUint16(12, true);
    expect([1980 + (date >> 9), (date >> 5) & 15, date & 31]).toEqual([year, month, day]);
  });

  it('takes no damaged reply', () => {
    const writer = createZipWriter();
    expect(() => writer.add({ name: 'x', at: AT, content: { gzip: new Uint8Array(30) } })).toThrow();
  });
});

it('sums as everybody does', () => {
  expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
});

it.each([
  ['2001:db8::1', '2001-db8--1'],
  ['../../etc/passwd', '-..-etc-passwd'],
  ['con', '_con'],
  ['a\u202egpj.exe', 'a-gpj.exe'],
  ['  . ', 'list'],
  ['Ticket 4471.', 'Ticket 4471'],
  [' a ', 'a'],
  ['...a', 'a'],
  ['a. .', 'a'],
  ['a'.repeat(121), 'a'.repeat(120)],
  [`${'a'.repeat(119)}. b`, 'a'.repeat(119)],
  ['con.txt', '_con.txt'],
  ['LPT1', '_LPT1'],
  ['contract', 'contract'],
  ['a.con', 'a.con'],
])('names %j a file %j', (text, name) => {
  expect(fileName(text, 'list')).toBe(name);
});

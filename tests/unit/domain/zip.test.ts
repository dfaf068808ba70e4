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

  it('of 70 000 files is one, too', { timeout: 60_000 }, () => {
    const gzip = gzipSync('{"a":1}');
    const path = write(
      'many.zip',
      Array.from({ length: 70_000 }, (_, index) => ({ name: `${index}.json`, at: AT, content: { gzip } })),
    );
    const tested = execFileSync('unzip', ['-tq', path], { maxBuffer: 2 ** 26 }).toString();
    expect(tested).toContain('No errors detected');
    expect(execFileSync('unzip', ['-p', path, '69999.json']).toString()).toBe('{"a":1}');
  });

  it('without a file is an archive', () => {
    expect(write('empty.zip', [])).toBeTruthy();
    expect(createZipWriter().end()).toHaveLength(22);
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
])('names %j a file %j', (text, name) => {
  expect(fileName(text, 'list')).toBe(name);
});

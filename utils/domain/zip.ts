import { crc32 } from './crc32';
import { readGzip } from './gzip-member';
import { type ByteLine, createByteLine } from './zip-bytes';

/** One file of an archive; `name` is a path with slashes. `gzip`: its bytes, compressed as a whole already. */
export interface ZipFile {
  readonly name: string;
  /** Unix ms. */
  readonly at: number;
  readonly content: { readonly text: string } | { readonly gzip: Uint8Array };
}

/**
 * Writes a ZIP archive as its files come: what it returns is to be put one behind the other. What is compressed
 * already goes in as it is, so nothing is compressed anew, and memory holds one file at a time and a line of the
 * directory for each (PKWARE APPNOTE 6.3; ZIP64 where there are too many files or bytes).
 */
export interface ZipWriter {
  /** Fails by throwing where a gzip member is none. */
  add(file: ZipFile): Uint8Array<ArrayBuffer>;
  /** The directory; nothing comes behind it. */
  end(): Uint8Array<ArrayBuffer>;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
/** Names are UTF-8. */
const UTF8 = 0x0800;
const STORED = 0;
const DEFLATED = 8;
const NEEDS_20 = 20;
const NEEDS_45 = 45;
const MOST_16 = 0xffff;
const MOST_32 = 0xffffffff;

export function createZipWriter(): ZipWriter {
  const directory: Uint8Array<ArrayBuffer>[] = [];
  let offset = 0;

  return {
    add({ name, at, content }) {
      const { method, crc, size, data } = packed(content);
      const path = new TextEncoder().encode(name);
      const head = (bytes: ByteLine): ByteLine =>
        bytes.u16(UTF8).u16(method).u32(dosTime(at)).u32(crc).u32(data.length).u32(size).u16(path.length);

      const local = head(createByteLine().u32(LOCAL).u16(NEEDS_20)).u16(0).bytes(path).bytes(data).done();
      // A single file is never so large; where it begins may be.
      const far = offset >= MOST_32;
      const extra = far ? createByteLine().u16(1).u16(8).u64(offset).done() : new Uint8Array();
      const needs = far ? NEEDS_45 : NEEDS_20;
      directory.push(
        head(createByteLine().u32(CENTRAL).u16(needs).u16(needs))
          .u16(extra.length)
          .u16(0)
          .u16(0)
          .u16(0)
          .u32(0)
          .u32(far ? MOST_32 : offset)
          .bytes(path)
          .bytes(extra)
          .done(),
      );
      offset += local.length;
      return local;
    },

    end() {
      const bytes = createByteLine();
      for (const entry of directory) bytes.bytes(entry);
      const count = directory.length;
      const size = bytes.length();
      if (count >= MOST_16 || size >= MOST_32 || offset >= MOST_32) {
        bytes.u32(END_64).u64(44).u16(NEEDS_45).u16(NEEDS_45).u32(0).u32(0);
        bytes.u64(count).u64(count).u64(size).u64(offset);
        bytes
          .u32(LOCATOR_64)
          .u32(0)
          .u64(offset + size)
          .u32(1);
      }
      const few = Math.min(count, MOST_16);
      bytes.u32(END).u16(0).u16(0).u16(few).u16(few);
      return bytes.u32(Math.min(size, MOST_32)).u32(Math.min(offset, MOST_32)).u16(0).done();
    },
  };
}

function packed(content: ZipFile['content']) {
  if ('gzip' in content) {
    const { crc, size, deflated } = readGzip(content.gzip);
    return { method: DEFLATED, crc, size, data: deflated };
  }
  const data = new TextEncoder().encode(content.text);
  return { method: STORED, crc: crc32(data), size: data.length, data };
}

/** Date and time as MS-DOS wrote them, in UTC: two seconds are the least it can tell, 1980 the first year. */
function dosTime(at: number): number {
  const time = new Date(Math.min(Math.max(at, Date.UTC(1980, 0, 1)), Date.UTC(2107, 11, 31)));
  const date = ((time.getUTCFullYear() - 1980) << 9) | ((time.getUTCMonth() + 1) << 5) | time.getUTCDate();
  const clock = (time.getUTCHours() << 11) | (time.getUTCMinutes() << 5) | (time.getUTCSeconds() >> 1);
  return date * 0x10000 + clock;
}

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where Chromium keeps what an extension stores, below a profile (faults.md §3, K8). */
export const databaseFolder = (profile: string, id: string): string =>
  join(profile, 'Default', 'IndexedDB', `chrome-extension_${id}_0.indexeddb.leveldb`);
export const areaFolder = (profile: string, id: string): string =>
  join(profile, 'Default', 'Local Extension Settings', id);

/** Writes nonsense over the file that says which others there are, and over the log, as a broken disk would. */
export function garble(folder: string): void {
  const names = readdirSync(folder).filter((name) => /^MANIFEST|\.log$/.test(name));
  if (names.length === 0) throw new Error(`nothing of a database is in ${folder}`);
  for (const name of names) {
    const path = join(folder, name);
    writeFileSync(path, Buffer.alloc(Math.max(64, readFileSync(path).length), 'nonsense '));
  }
}

const BLOCK = 32 * 1024;
const HEADER = 7;

/**
 * Makes what was last written under a key something that is no JSON, in a record whose checksum is right: the database
 * is whole, and one value of it is not.
 */
export function spoilValue(folder: string, key: string): void {
  const logs = readdirSync(folder).filter((name) => name.endsWith('.log'));
  const spoiled = logs.filter((name) => spoilIn(join(folder, name), key));
  if (spoiled.length === 0) throw new Error(`no record of ${key} in ${logs.join(', ')}`);
}

function spoilIn(path: string, key: string): boolean {
  const bytes = readFileSync(path);
  let spoiled = false;
  for (let at = 0; at + HEADER <= bytes.length; ) {
    const left = BLOCK - (at % BLOCK);
    const length = bytes.readUInt16LE(at + 4);
    if (left < HEADER || length === 0) {
      at += left;
      continue;
    }
    const record = bytes.subarray(at + HEADER, at + HEADER + length);
    // The key, then the length of the value in seven bits a byte, then the value.
    let value = record.indexOf(`${String.fromCharCode(key.length)}${key}`) + 1 + key.length;
    if (value > key.length) {
      while ((record[value] ?? 0) > 127) value += 1;
      record[value + 1] = 'x'.charCodeAt(0);
      bytes.writeUInt32LE(checksum(bytes.subarray(at + HEADER - 1, at + HEADER + length)), at);
      spoiled = true;
    }
    at += HEADER + length;
  }
  if (spoiled) writeFileSync(path, bytes);
  return spoiled;
}

/** CRC-32C, rotated and shifted as LevelDB does it. */
function checksum(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0x82f63b78 : 0);
  }
  crc = ~crc >>> 0;
  return (((crc >>> 15) | (crc << 17)) + 0xa282ead8) >>> 0;
}

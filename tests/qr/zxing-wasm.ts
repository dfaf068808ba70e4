import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createDecode } from '../../utils/services/page/decode-codes';
import type { Decode } from '../../utils/services/page/qr';

/** The decoder of the extension, with its file read from the disk. */
export function decodeHere(): Decode {
  const file = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
  return createDecode(new Uint8Array(file).buffer);
}

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { prepareZXingModule, type WriterOptions, writeBarcode } from 'zxing-wasm/writer';
import { QUIET } from './code-picture';
import { draw, type Gray } from './gray';

const PIXELS = 4;

/** A code of any kind, as the decoder's own library writes it: for those that no other encoder here makes. */
export async function writtenCode(text: string, options: WriterOptions): Promise<Gray> {
  const file = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/writer/zxing_writer.wasm'));
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(file).buffer } });
  const { symbol, error } = await writeBarcode(text, options);
  if (error !== '') throw new Error(error);
  const { data, width, height } = symbol;
  return draw((width + 2 * QUIET) * PIXELS, (height + 2 * QUIET) * PIXELS, (x, y) => {
    const [column, row] = [Math.floor(x / PIXELS) - QUIET, Math.floor(y / PIXELS) - QUIET];
    const within = column >= 0 && row >= 0 && column < width && row < height;
    return within && data[row * width + column] === 0 ? 0 : 1;
  });
}

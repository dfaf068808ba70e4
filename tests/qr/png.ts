import { crc32, deflateSync } from 'node:zlib';
import type { Pixels } from '../../utils/services/page/pixels';

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}

/** A PNG of rows that are already there: `bits` and `kind` as in its header (PNG 3rd edition, 11.2.1). */
function png(width: number, height: number, bits: number, kind: number, rows: Buffer): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([bits, kind, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

export function pngOf({ data, width, height }: Pixels): Buffer {
  const rows = Buffer.alloc(height * (1 + width * 4));
  for (let y = 0; y < height; y += 1)
    rows.set(data.subarray(y * width * 4, (y + 1) * width * 4), y * (1 + width * 4) + 1);
  return png(width, height, 8, 6, rows);
}

/** Small to send, and 400 million pixels once it is drawn: white paper of one bit a pixel (faults.md §5.47). */
export function pngBomb(side = 20_000): Buffer {
  return png(side, side, 1, 0, Buffer.alloc(side * (1 + Math.ceil(side / 8)), 0xff));
}

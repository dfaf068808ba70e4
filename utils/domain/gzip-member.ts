/** What a gzip file of one member holds (RFC 1952): the compressed bytes, and what its trailer says of the plain ones. */
export interface GzipMember {
  readonly crc: number;
  /** Bytes when unpacked, below 4 GB. */
  readonly size: number;
  readonly deflated: Uint8Array;
}

const HEAD = 10;
const TRAILER = 8;
const [HEADER_CRC, EXTRA, NAME, COMMENT] = [2, 4, 8, 16];

/** Throws where the bytes are no gzip file: what is kept was written by us. */
export function readGzip(bytes: Uint8Array): GzipMember {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [first, second, method, flags = 0] = bytes;
  if (bytes.length < HEAD + TRAILER || first !== 0x1f || second !== 0x8b || method !== 8) {
    throw new Error('no gzip file');
  }
  let from = HEAD;
  if (flags & EXTRA) from += 2 + view.getUint16(from, true);
  for (const text of [NAME, COMMENT]) if (flags & text) from = bytes.indexOf(0, from) + 1;
  if (flags & HEADER_CRC) from += 2;
  const end = bytes.length - TRAILER;
  return {
    crc: view.getUint32(end, true),
    size: view.getUint32(end + 4, true),
    deflated: bytes.subarray(from, end),
  };
}

import { prepareZXingModule, type ReadResult, readBarcodes } from 'zxing-wasm/reader';
import type { FoundCode } from '@/utils/domain/code';
import type { Decode } from './qr';

/** More than fit on a sheet; a picture full of codes is not read for ever. */
const CODES_AT_MOST = 64;

/**
 * ZXing-C++ as the decoder (which library and why: `docs/INTERNALS.md`). `wasm` is the library's own file; it is
 * handed in because the library would fetch it from the net. QR, Micro QR and rMQR codes.
 */
export function createDecode(wasm: ArrayBuffer): Decode {
  prepareZXingModule({ overrides: { wasmBinary: wasm } });
  return async ({ data, width, height }, threshold) => {
    const picture = { data, width, height, colorSpace: 'srgb' } as const;
    const results = await readBarcodes(picture, {
      // Micro QR and rMQR among them.
      formats: ['QRCode'],
      maxNumberOfSymbols: CODES_AT_MOST,
      binarizer: threshold === 'local' ? 'LocalAverage' : 'GlobalHistogram',
      tryHarder: true,
    });
    return results.map(codeOf);
  };
}

function codeOf({ text, bytes, contentType, position }: ReadResult): FoundCode {
  const { topLeft, topRight, bottomRight, bottomLeft } = position;
  const isText = contentType !== 'Binary' && contentType !== 'UnknownECI';
  return {
    text: isText ? text : '',
    binaryBytes: isText ? 0 : bytes.length,
    corners: [topLeft, topRight, bottomRight, bottomLeft],
  };
}

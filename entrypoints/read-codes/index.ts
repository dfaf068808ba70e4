import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import type { CodesRead, ReadCodes } from '@/utils/domain/code';
import { drawPicture } from '@/utils/platform/draw-picture';
import { createDecode } from '@/utils/services/page/decode-codes';
import { readCodes } from '@/utils/services/page/qr';
import { readPicture } from '@/utils/services/page/read-picture';

/**
 * The worker that reads codes, started by a page when somebody asks for it and ended with its answer: drawing and
 * decoding take their time and, at the worst, their memory, and neither is the page's. Nothing here has the net.
 */
export default defineUnlistedScript(() => {
  const decode = fetch('/zxing_reader.wasm')
    .then((file) => file.arrayBuffer())
    .then(createDecode);
  const now = (): number => performance.now();

  const answer = async (order: ReadCodes): Promise<CodesRead> =>
    readPicture(order, {
      draw: drawPicture,
      read: async (pixels) => readCodes(pixels, { decode: await decode, now }),
    });

  self.addEventListener('message', ({ data }: MessageEvent<ReadCodes>) => {
    answer(data)
      // Out of memory, or a fault of the decoder's: to the reader of the page both are the same.
      .catch((): CodesRead => ({ ok: false, why: 'failed' }))
      .then((reply) => self.postMessage(reply));
  });
});

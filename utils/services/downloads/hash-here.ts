import { createSHA256 } from 'hash-wasm';
import { PIECE, type RunningHash } from './running-hash';

/** On the thread that reads: one buffer, again and again. Nothing of it is ever waited for. */
export async function startHashHere(): Promise<RunningHash> {
  const sha256 = await createSHA256();
  sha256.init();
  let spare = new ArrayBuffer(PIECE);
  return {
    room: async () => spare,
    add(piece) {
      sha256.update(piece);
      spare = piece.buffer;
    },
    end: async () => sha256.digest('hex'),
    stop: () => undefined,
  };
}

import { startHashHere } from './hash-here';
import { PIECE, type RunningHash } from './running-hash';

/** What the thread that hashes is given: pieces, then the word that there are no more. */
export type ToHashThread = Uint8Array<ArrayBuffer> | 'end';
/** What it says: a buffer to read into, what it came to, or that it cannot. Buffers change hands, nothing is copied. */
export type FromHashThread =
  | { readonly room: ArrayBuffer }
  | { readonly sha256: string }
  | { readonly broken: true };

/** How many pieces are under way at the most: one that is hashed, one that is read, and two that level them out. */
export const ROOMS = 4;

export interface HashThreadParts {
  readonly say: (message: FromHashThread) => void;
  readonly listen: (hear: (message: ToHashThread) => void) => void;
}

/** The thread that hashes, from its inside. It has neither file nor network: it gets bytes. */
export async function runHashThread({ say, listen }: HashThreadParts): Promise<void> {
  const hash = await startHashHere().catch(() => null);
  if (!hash) return say({ broken: true });
  // Heard only from here on, and no earlier is there a buffer that anything could be read into.
  listen((message) => void take(hash, message, say));
  for (let room = 0; room < ROOMS; room += 1) say({ room: new ArrayBuffer(PIECE) });
}

async function take(
  hash: RunningHash,
  message: ToHashThread,
  say: (message: FromHashThread) => void,
): Promise<void> {
  try {
    if (message === 'end') return say({ sha256: await hash.end() });
    hash.add(message);
    say({ room: message.buffer });
  } catch {
    say({ broken: true });
  }
}

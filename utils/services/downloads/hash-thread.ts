import { startHashHere } from './hash-here';
import { PIECE } from './running-hash';

/** What the thread that hashes is given: pieces, then the word that there are no more. */
export type ToHashThread = Uint8Array<ArrayBuffer> | 'end';
/**
 * What it says: a buffer to read into, what it came to and over how many bytes, or that it cannot. Buffers change
 * hands, nothing is copied.
 */
export type FromHashThread =
  | { readonly room: ArrayBuffer }
  | { readonly sha256: string; readonly bytes: number }
  | { readonly broken: true };

/** How many pieces are under way at the most: one that is hashed, one that is read, and two that level them out. */
export const ROOMS = 4;

export interface HashThreadParts {
  readonly say: (message: FromHashThread) => void;
  /** `onBroken` is told of a message that did not arrive whole. */
  readonly listen: (hear: (message: ToHashThread) => void, onBroken: () => void) => void;
}

/** The thread that hashes, from its inside. It has neither file nor network: it gets bytes. */
export async function runHashThread({ say, listen }: HashThreadParts): Promise<void> {
  const hash = await startHashHere().catch(() => null);
  if (!hash) return say({ broken: true });
  // Heard only from here on, and no earlier is there a buffer that anything could be read into.
  let bytes = 0;
  const breaks = (): void => say({ broken: true });
  const take = async (message: ToHashThread): Promise<void> => {
    if (message === 'end') return say({ sha256: await hash.end(), bytes });
    bytes += message.byteLength;
    hash.add(message);
    say({ room: message.buffer });
  };
  listen((message) => void take(message).catch(breaks), breaks);
  for (let room = 0; room < ROOMS; room += 1) say({ room: new ArrayBuffer(PIECE) });
}

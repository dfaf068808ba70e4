import type { FromHashing, HashWanted } from './hash-wire';
import type { HashFile, HashOrder, OpenFile } from './read-file';

interface Parts {
  readonly open: (url: string) => OpenFile;
  readonly hash: HashFile;
  /** As `HashOrder.now`. */
  readonly now: HashOrder['now'];
}

/** One file that the background wants hashed: how far it is, and how it ended. */
export function createHashForBackground({ open, hash, now }: Parts) {
  return async (
    { url, size }: HashWanted,
    say: (message: FromHashing) => void,
    signal: AbortSignal,
  ): Promise<void> => {
    const onProgress = (read: number): void => say({ read });
    say({ hashed: await hash({ open: open(url), size, onProgress, signal, now }) });
  };
}

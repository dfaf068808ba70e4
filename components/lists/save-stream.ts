import { DAY, MINUTE } from '@/utils/domain/duration';
import { failed, type Result, success } from '@/utils/domain/result';

/** Pieces of a file as they are made; a failure is the last one. */
type Pieces = AsyncIterable<Result<Uint8Array<ArrayBuffer>>>;

interface Target {
  readonly name: string;
  readonly type: string;
}

/** The browser has taken hold of the file by then. */
const KEPT_FOR = MINUTE;
const FOLDER = 'exports';

/**
 * Saves pieces as one download. They go to a file of the page's own first, which the browser keeps on the disk:
 * memory holds one piece. Where there is no such file system (Firefox without a memory of its own), they are
 * kept as a blob. Fails with what `pieces` failed with, or with `storage-full`: then nothing is saved.
 */
export async function saveStream({ name, type }: Target, pieces: Pieces): Promise<Result<null>> {
  const folder = await openFolder();
  const saved = folder ? await onDisk(folder, pieces) : await inMemory(pieces);
  if (!saved.ok) return saved;
  const address = URL.createObjectURL(new Blob([saved.value.blob], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(address);
    void saved.value.remove();
  }, KEPT_FOR);
  return success(null);
}

interface Saved {
  readonly blob: Blob;
  readonly remove: () => Promise<void>;
}

/** Without what pages left there that were closed while they saved; null where there is no such thing. */
async function openFolder(): Promise<FileSystemDirectoryHandle | null> {
  const root = await navigator.storage.getDirectory().catch(() => null);
  const folder = await root?.getDirectoryHandle(FOLDER, { create: true }).catch(() => null);
  if (!folder) return null;
  const names: string[] = [];
  for await (const name of folder.keys()) names.push(name);
  const old = names.filter((name) => Number.parseFloat(name) < Date.now() - DAY);
  await Promise.allSettled(old.map((name) => folder.removeEntry(name)));
  return folder;
}

async function onDisk(folder: FileSystemDirectoryHandle, pieces: Pieces): Promise<Result<Saved>> {
  const name = `${Date.now()} ${performance.now()}`;
  const remove = (): Promise<void> => folder.removeEntry(name);
  const handle = await folder.getFileHandle(name, { create: true });
  const writable = await handle.createWritable();

  async function giveUp(failure: Parameters<typeof failed>[0]): Promise<Result<Saved>> {
    await Promise.allSettled([writable.abort()]);
    await Promise.allSettled([remove()]);
    return failed(failure);
  }

  try {
    for await (const piece of pieces) {
      if (!piece.ok) return await giveUp(piece.failure);
      await writable.write(piece.value);
    }
    await writable.close();
  } catch {
    return giveUp({ tag: 'storage-full' });
  }
  return success({ blob: await handle.getFile(), remove });
}

async function inMemory(pieces: Pieces): Promise<Result<Saved>> {
  const parts: Blob[] = [];
  for await (const piece of pieces) {
    if (!piece.ok) return piece;
    parts.push(new Blob([piece.value]));
  }
  return success({ blob: new Blob(parts), remove: async () => undefined });
}

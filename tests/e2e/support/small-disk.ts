import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A disk of its own that can be filled to the last byte and emptied again (faults.md, K6). */
export interface SmallDisk {
  readonly folder: string;
  /** Keeps it full until `free`: a browser throws files of its own away. */
  fill(): void;
  free(): void;
  remove(): void;
}

const REFILL_EVERY = 5;

/** Only root may mount one. */
export const canMount = process.getuid?.() === 0;

export function createSmallDisk(megabytes: number): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), 'assay-disk-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'none', folder]);
  const filler = join(folder, 'filler');
  let refilling: ReturnType<typeof setInterval> | undefined;
  return {
    folder,
    fill() {
      writeUntilFull(filler);
      refilling ??= setInterval(() => writeUntilFull(filler), REFILL_EVERY);
    },
    free() {
      clearInterval(refilling);
      refilling = undefined;
      rmSync(filler, { force: true });
    },
    remove() {
      clearInterval(refilling);
      execFileSync('umount', ['--lazy', folder]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** In ever smaller pieces, so that not a block is left. */
function writeUntilFull(path: string): void {
  const file = openSync(path, 'a');
  for (const size of [1024 * 1024, 64 * 1024, 4096, 512, 1]) {
    while (writes(file, size));
  }
  closeSync(file);
}

function writes(file: number, size: number): boolean {
  try {
    return writeSync(file, Buffer.alloc(size)) === size;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') return false;
    throw error;
  }
}

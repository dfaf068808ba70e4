import type { DownloadNote } from '@/utils/domain/download';
import type { Settings } from '@/utils/domain/settings';
import type { DownloadsDoor } from './door';
import type { Hashed, HashFile } from './read-file';
import { atRest, type DownloadRow } from './row';

/** Once, and from zero again at most three times: after a worker's death, or when reading broke off. */
export const READS_AT_MOST = 4;

export interface ReadTools {
  readonly door: Pick<DownloadsDoor, 'access' | 'open' | 'stayAwake'>;
  readonly hash: HashFile;
  readonly settings: () => Promise<Settings>;
  /** As `HashOrder.now`. */
  readonly now: () => number;
  readonly signal: AbortSignal;
  readonly onProgress: (read: number) => void;
  /** Writes the row down; null when it was stopped meanwhile. */
  readonly note: (row: DownloadRow) => Promise<DownloadRow | null>;
}

/**
 * Reads a file for its SHA-256, where the browser allows that. The result says what to do next: look the hash
 * up, or go by the address, with the reason why. A file that is gone ends here: nothing is known of it.
 */
export async function readDownload(tools: ReadTools, row: DownloadRow): Promise<DownloadRow | null> {
  if (!(await mayRead(tools))) return goByAddress(row, 'no-file-access');
  if (row.size > (await tools.settings()).downloadMaxHash) return goByAddress(row, 'too-large-to-read');
  if (row.reads >= READS_AT_MOST) return goByAddress(row, 'reading-gave-up');

  const reading = await tools.note({ ...row, stage: 'reading', reads: row.reads + 1 });
  if (!reading) return null;
  const letGo = tools.door.stayAwake();
  const hashed = await tools
    .hash({ open: tools.door.open(row.path), path: row.path, size: row.size, ...tools })
    .finally(letGo);
  if (hashed.ok) return afterReading(reading, hashed.value);
  if (hashed.failure.tag === 'cancelled') return null;
  // Broke off in the middle: it begins anew, and is counted.
  if (hashed.failure.tag !== 'not-found') return reading;
  // Missing and forbidden look alike: the switch may have been turned meanwhile.
  if (!(await mayRead(tools))) return goByAddress(reading, 'no-file-access');
  return atRest(reading, { stage: 'failed', note: 'file-missing', failure: { tag: 'not-found' } });
}

/** Another size than the browser's means that somebody wrote to it: read once more, and it must be quiet then. */
function afterReading(row: DownloadRow, { sha256, bytes }: Hashed): DownloadRow {
  if (bytes === row.size || bytes === row.otherSize) {
    return { ...row, sha256, size: bytes, step: 'file', stage: 'checking' };
  }
  if (row.otherSize === null) return { ...row, otherSize: bytes };
  return goByAddress(row, 'file-changed');
}

function goByAddress(row: DownloadRow, note: DownloadNote): DownloadRow {
  return { ...row, step: 'address', stage: 'checking', note };
}

async function mayRead({ door }: ReadTools): Promise<boolean> {
  const { supported, allowed, granted } = await door.access();
  return supported && allowed && granted;
}

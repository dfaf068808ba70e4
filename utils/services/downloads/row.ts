import type { DownloadView } from '@/utils/domain/download';
import { kindOf } from '@/utils/domain/download-kind';
import type { FinishedDownload } from './door';

/** Which evidence is asked for next or just now (DESIGN §5): `fetched` is the file that VirusTotal got there. */
export type EvidenceStep = 'read' | 'file' | 'address' | 'fetched' | 'referrer';

/** One finished download as the database keeps it: all that is needed to go on after any line of ours. */
export interface DownloadRow extends Omit<DownloadView, 'progress' | 'waiting'> {
  readonly browserId: number;
  readonly path: string;
  readonly firstUrl: string;
  readonly byExtension: boolean;
  readonly step: EvidenceStep;
  /** Checked before: ask VirusTotal even if a fresh report is cached. */
  readonly refresh: boolean;
  /** How often reading began; written before each, so that a worker that died of it is counted. */
  readonly reads: number;
  /** Bytes that the last complete reading found, where that was not the size expected. */
  readonly otherSize: number | null;
  readonly fetchedSha256: string | null;
  /** What the address alone said, should the rest say less. */
  readonly byAddress: Pick<DownloadView, 'checkId' | 'verdict'> | null;
  /** Many at once share one notification, named by when the first was seen. */
  readonly burst: number | null;
  /** Taken off the list by the user; kept so that it is not seen a second time. */
  readonly hidden: boolean;
  /** `work`: something is to be done for it here; `check`: its check is on the way. Absent at rest. */
  readonly active?: 'work' | 'check';
}

/** One download is one row: browsers number anew after a restart, and a resumed one completes twice (faults.md §4.50). */
export function keyOf({ id, startedAt, size }: FinishedDownload): string {
  return `${String(startedAt).padStart(15, '0')}-${id}-${size}`;
}

/** The row of a download just seen, ready to be worked on. */
export function newRow(item: FinishedDownload, now: number): DownloadRow {
  return {
    key: keyOf(item),
    browserId: item.id,
    path: item.path,
    name: nameIn(item.path),
    kind: kindOf(nameIn(item.path), item.mime),
    url: item.url,
    firstUrl: item.firstUrl,
    referrer: item.referrer,
    size: item.size,
    byExtension: item.byExtension,
    startedAt: item.startedAt,
    seenAt: now,
    updatedAt: now,
    decided: null,
    burst: null,
    hidden: false,
    ...afresh,
  };
}

/** The last part of a path. A backslash divides on Windows only. */
export function nameIn(path: string): string {
  return path.split(path.startsWith('/') ? '/' : /[/\\]/).at(-1) ?? '';
}

/** Off the list: nothing is left of it but that it was seen. */
export function forgotten(row: DownloadRow): DownloadRow {
  const nothing = { name: '', path: '', url: '', firstUrl: '', referrer: null };
  return { ...atRest(row, { ...afresh, ...nothing, stage: 'skipped' }), hidden: true };
}

/** Nothing known yet, reading comes first. */
export const afresh = {
  stage: 'waiting',
  step: 'read',
  active: 'work',
  refresh: false,
  skipped: null,
  sha256: null,
  basis: null,
  note: null,
  theirSize: null,
  checkId: null,
  verdict: null,
  failure: null,
  reads: 0,
  otherSize: null,
  fetchedSha256: null,
  byAddress: null,
} as const satisfies Partial<DownloadRow>;

/** The row in a last state: nothing happens to it by itself any more. */
export function atRest(row: DownloadRow, end: Partial<DownloadRow>): DownloadRow {
  const { active: _, ...rest } = { ...row, ...end };
  return rest;
}

/** What is known of a row while it is worked on, and not worth writing down. */
export type Live = Partial<Pick<DownloadView, 'progress' | 'waiting' | 'failure'>>;

/** What the pages get: neither path nor number of the browser's. */
export function viewOf(row: DownloadRow, known: Live = {}): DownloadView {
  const live = row.active === undefined ? {} : known;
  const { key, name, url, referrer, size, kind, startedAt, seenAt, stage, skipped, sha256 } = row;
  const { basis, note, theirSize, checkId, verdict, failure, decided, updatedAt } = row;
  return {
    ...{ key, name, url, referrer, size, kind, startedAt, seenAt, stage, skipped, sha256 },
    ...{ basis, note, theirSize, checkId, verdict, decided, updatedAt },
    progress: live.progress ?? null,
    waiting: live.waiting ?? null,
    failure: live.failure ?? failure,
  };
}

import type { DownloadVerdict, DownloadView } from '@/utils/domain/download';
import { kindOf } from '@/utils/domain/download-kind';
import { SECOND } from '@/utils/domain/duration';
import type { Verdict } from '@/utils/domain/verdict';
import type { StartedDownload } from './door';
import { nameIn } from './row';

/** A download is held for this long at the most, whatever happens (DESIGN §5). */
export const HOLD_AT_MOST = 15 * SECOND;

/**
 * A download that Assay paused, as the database keeps it. `checking`: until its address has an answer;
 * `flagged`: that was malicious, and it stays paused until the user says what to do.
 */
export interface HoldRow
  extends Pick<DownloadView, 'key' | 'name' | 'kind' | 'url' | 'referrer' | 'startedAt' | 'checkId'> {
  readonly browserId: number;
  readonly firstUrl: string;
  /** Bytes it will have; 0 when the server does not say. */
  readonly size: number;
  readonly stage: 'checking' | 'flagged';
  readonly heldAt: number;
  /** When it goes on at the latest, Unix ms. */
  readonly until: number;
  readonly verdict: DownloadVerdict | null;
  /** The user has been told that it stays paused. Absent until then, so that a dead worker's silence is made good. */
  readonly told?: true;
}

/** The row of a download that is about to be paused. */
export function newHold(download: StartedDownload, now: number): HoldRow {
  const { id, path, url, firstUrl, referrer, mime, startedAt, size } = download;
  const name = nameIn(path);
  return {
    key: `hold-${String(startedAt).padStart(15, '0')}-${id}`,
    browserId: id,
    name,
    kind: kindOf(name, mime),
    ...{ url, firstUrl, referrer, startedAt },
    size: Math.max(size, 0),
    stage: 'checking',
    heldAt: now,
    until: now + HOLD_AT_MOST,
    checkId: null,
    verdict: null,
  };
}

/** The row of a download whose address turned out to be malicious, by this check. */
export function flaggedHold(row: HoldRow, checkId: string, verdict: Verdict): HoldRow {
  const { name, reading, answered, counts } = verdict;
  return { ...row, stage: 'flagged', checkId, verdict: { name, reading, answered, counts } };
}

/** The same row as a finished download's, so that one list shows both. */
export function heldView(row: HoldRow): DownloadView {
  const { key, name, url, referrer, size, kind, startedAt, heldAt, checkId, verdict, until } = row;
  return {
    ...{ key, name, url, referrer, size, kind, startedAt, checkId, verdict },
    seenAt: heldAt,
    stage: 'held',
    skipped: null,
    progress: null,
    waiting: row.stage === 'checking' ? { until, place: 1 } : null,
    sha256: null,
    basis: 'address',
    note: null,
    theirSize: null,
    failure: null,
    decided: null,
    updatedAt: heldAt,
  };
}

import type { CheckView } from '@/utils/domain/check';
import type { DownloadView } from '@/utils/domain/download';
import type { Failure } from '@/utils/domain/failure';

/** A file that the user chose, with what is known of it so far. */
export interface HandFile {
  readonly key: string;
  readonly name: string;
  readonly size: number;
  readonly chosenAt: number;
}

/**
 * The same row as a download's, for a file chosen by hand: its hash is computed, then checked as any other. `read`
 * is how much of it was read, null before it has its turn.
 */
export function handRow(
  file: HandFile,
  read: number | null,
  check: CheckView | null,
  failure: Failure | null,
): DownloadView {
  const row: DownloadView = {
    key: file.key,
    name: file.name,
    url: '',
    referrer: null,
    size: file.size,
    kind: 'other',
    startedAt: file.chosenAt,
    seenAt: file.chosenAt,
    stage: read === null ? 'waiting' : 'reading',
    skipped: null,
    progress: read === null ? null : { read, total: file.size },
    waiting: null,
    sha256: check?.indicator.value ?? null,
    basis: 'file',
    note: null,
    theirSize: null,
    checkId: check?.id ?? null,
    verdict: null,
    failure: null,
    decided: null,
    updatedAt: file.chosenAt,
  };
  if (failure) return { ...row, stage: 'failed', progress: null, failure };
  return check ? { ...row, progress: null, ...stageOf(check) } : row;
}

function stageOf({ state }: CheckView): Partial<DownloadView> {
  switch (state.phase) {
    case 'waiting':
      return { stage: 'checking', waiting: { until: state.wait.until, place: state.place } };
    case 'report':
      return { stage: 'checked', verdict: state.verdict };
    case 'unknown':
      return { stage: 'checked' };
    case 'failed':
      return { stage: 'failed', failure: state.failure };
    default:
      return { stage: 'checking' };
  }
}

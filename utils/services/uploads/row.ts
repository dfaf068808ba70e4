import type { UploadEnd, UploadStage, UploadView } from '@/utils/domain/upload';

/** One upload as the database keeps it: all that is needed to go on after any line of ours. */
export interface UploadRow {
  readonly sha256: string;
  readonly attempt: string;
  readonly name: string;
  readonly size: number;
  readonly downloadKey: string | null;
  /** Where a finished download lies; null for a file that a page hands over. */
  readonly path: string | null;
  readonly stage: UploadStage;
  /** Where this file may go, once; null below 32 MB, and before VirusTotal said so. */
  readonly target: string | null;
  /** The order to send has left and its end is not written down yet: never give it again. */
  readonly posting: boolean;
  /** The user cancelled while `posting`: whoever goes on tells the context again. */
  readonly cancelling?: true;
  /** The ledger's row of that order: its answer may reach another worker, which settles it. */
  readonly spendId?: number;
  /** The check that will follow the analysis: named before there is one, so that it is begun once. */
  readonly checkId: string;
  readonly end: UploadEnd | null;
  readonly failure: UploadView['failure'];
  readonly startedAt: number;
  readonly updatedAt: number;
  /** Absent once it has ended. */
  readonly active?: 'yes';
}

/** What is known of a row while it is worked on, and not worth writing down. */
export type Live = Partial<Pick<UploadView, 'progress' | 'waiting' | 'failure'>> & {
  /** All bytes have left: it is too late to cancel. */
  readonly complete?: boolean;
};

export function ended(row: UploadRow, end: UploadEnd, failure: UploadRow['failure'] = null): UploadRow {
  const { active: _, cancelling: __, spendId: ___, ...rest } = row;
  return { ...rest, stage: 'ended', posting: false, target: null, path: null, end, failure };
}

/** What is stored when `next` is to follow `stored`: a cancellation that came meanwhile is never written over. */
export function after(stored: UploadRow, next: UploadRow): UploadRow {
  if (!stored.cancelling || next.active === undefined || next.stage === 'analysing') return next;
  return next.posting ? { ...next, cancelling: true } : ended(next, 'cancelled');
}

/** What the pages get: neither path nor address. */
export function viewOf(row: UploadRow, known: Live = {}): UploadView {
  const live = row.active === undefined ? {} : known;
  const { sha256, attempt, name, size, downloadKey, stage, checkId, end, updatedAt } = row;
  const followed = stage === 'analysing' || end === 'analysed' || end === 'unfinished' || end === 'uncertain';
  return {
    ...{ sha256, attempt, name, size, downloadKey, stage, end, updatedAt },
    wantsFile: stage === 'file' && row.path === null,
    progress: live.progress ?? null,
    waiting: live.waiting ?? null,
    cancellable: row.active !== undefined && stage !== 'analysing' && live.complete !== true,
    checkId: followed ? checkId : null,
    failure: live.failure ?? row.failure,
  };
}

import { type DownloadView, isAtRest } from '@/utils/domain/download';
import { DAY } from '@/utils/domain/duration';
import { type UploadView, uploadLimit } from '@/utils/domain/upload';

/** What a row's button does. */
export type Act =
  | 'resume'
  | 'stop'
  | 'check'
  | 'cancel'
  | 'keep'
  | 'delete'
  | 'remove'
  | 'choose'
  | 'upload'
  | 'stop-upload';

/** The background keeps an ended check for seven days; after six its report is looked up anew. */
const CHECK_KEPT = 6 * DAY;

/** What a row offers, the first one as its main button. Nothing here that the row cannot do. */
export function actsOf(row: DownloadView, readable: boolean, upload: UploadView | null): readonly Act[] {
  if (upload !== null && upload.stage !== 'ended') return upload.cancellable ? ['stop-upload'] : [];
  if (row.stage === 'held') return ['resume', 'stop'];
  if (!isAtRest(row)) return ['cancel'];
  return [...main(row, readable), 'remove'];
}

function main(row: DownloadView, readable: boolean): readonly Act[] {
  const there = row.decided !== 'deleted' && row.decided !== 'gone';
  switch (row.stage) {
    case 'checked': {
      const flagged = row.verdict?.name === 'malicious' || row.verdict?.name === 'suspicious';
      const acts: Act[] = [];
      if (there && flagged) acts.push('delete');
      if (there && flagged && row.decided === null) acts.push('keep');
      if (there && row.basis === 'address' && !flagged) acts.push('choose');
      if (there && isUnknownFile(row)) acts.push(readable ? 'upload' : 'choose');
      return [...acts, 'check'];
    }
    case 'skipped':
      if (row.skipped === 'empty') return [];
      // Without the file only its address could be sent, and that is what must stay here.
      return sendable(row) || readable ? ['check'] : ['choose'];
    default:
      return row.failure?.tag === 'private' && !readable ? ['choose'] : ['check'];
  }
}

/** VirusTotal does not know the file itself, and would take it. */
export function isUnknownFile({ stage, basis, sha256, verdict, size }: DownloadView): boolean {
  const unknown = verdict === null || (verdict.name === 'unknown' && verdict.counts.unanswered === 0);
  return stage === 'checked' && basis === 'file' && sha256 !== null && unknown && uploadLimit(size) === null;
}

function sendable({ skipped }: DownloadView): boolean {
  return skipped === 'type' || skipped === 'other-extension';
}

/** Where the whole report is, or null while there is none. */
export function reportLink(row: DownloadView, now: number): string | null {
  const answered = row.stage === 'checked' || (row.stage === 'held' && row.verdict !== null);
  if (!answered || row.checkId === null) return null;
  if (now - row.updatedAt < CHECK_KEPT) return `/report.html#check=${encodeURIComponent(row.checkId)}`;
  return row.sha256 === null ? null : `/report.html#file=${row.sha256}`;
}

import { type DownloadView, isAtRest } from '@/utils/domain/download';
import { DAY } from '@/utils/domain/duration';

/** What a row's button does. */
export type Act = 'check' | 'cancel' | 'keep' | 'delete' | 'remove' | 'choose';

/** The background keeps an ended check for seven days; after six its report is looked up anew. */
const CHECK_KEPT = 6 * DAY;

/** What a row offers, the first one as its main button. Nothing here that the row cannot do. */
export function actsOf(row: DownloadView, readable: boolean): readonly Act[] {
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

function sendable({ skipped }: DownloadView): boolean {
  return skipped === 'type' || skipped === 'other-extension';
}

/** Where the whole report is, or null while there is none. */
export function reportLink(row: DownloadView, now: number): string | null {
  if (row.stage !== 'checked' || row.checkId === null) return null;
  if (now - row.updatedAt < CHECK_KEPT) return `/report.html#check=${encodeURIComponent(row.checkId)}`;
  return row.sha256 === null ? null : `/report.html#file=${row.sha256}`;
}

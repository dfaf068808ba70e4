import { UPLOAD_AT_MOST, type UploadEnd, type UploadView } from '@/utils/domain/upload';
import { failureText } from '../parts/failure-text';
import type { GlyphName } from '../parts/Glyph';
import { bytes, countdown, type MessageKey, number, percent, t } from '../text';

/** What an upload that is under way says, in the place of what its row says. */
export interface UploadText {
  readonly glyph: GlyphName;
  readonly finding: string;
  readonly basis: string | null;
  readonly note: string | null;
}

/** The words of an upload in its present state; null once it has ended. */
export function uploadText(upload: UploadView, now: number, gateway: string | null): UploadText | null {
  const { stage, progress, waiting, failure } = upload;
  const note = stage === 'file' ? null : t('uploadGoesOn');
  if (stage === 'ended') return null;
  if (stage === 'analysing') {
    return { glyph: 'looking', finding: t('analyzingShort'), basis: t('sayAnalyzing'), note: null };
  }
  if (failure) {
    const { title, sentence } = failureText(failure, now, gateway);
    return {
      glyph: 'waiting',
      finding: title,
      basis: failure.tag === 'offline' ? t('failOffline') : sentence,
      note,
    };
  }
  if (waiting) return { glyph: 'waiting', finding: t('dlWaiting', number(waiting.place)), basis: null, note };
  if (!progress) return { glyph: 'looking', finding: t('uploadPreparing'), basis: null, note: null };
  if (progress.sent >= progress.total)
    return { glyph: 'looking', finding: t('uploadSent'), basis: null, note };
  const { sent, total, speed, left } = progress;
  return {
    glyph: 'looking',
    finding: t('uploadProgress', bytes(sent), bytes(total), percent(sent / total)),
    basis: speed === null || left === null ? null : t('uploadPace', bytes(speed), countdown(left)),
    note,
  };
}

const END = {
  unfinished: 'stillAnalyzing',
  cancelled: 'uploadCancelled',
  interrupted: 'uploadInterrupted',
  uncertain: 'uploadUncertain',
  'file-gone': 'uploadFileGone',
  'file-changed': 'uploadFileChanged',
  'other-file': 'uploadOtherFile',
  'no-place': 'uploadNoPlace',
} as const satisfies Record<Exclude<UploadEnd, 'analysed' | 'refused'>, MessageKey>;

/** How an upload ended, under what its row says; null while it has not, and where the row says it all. */
export function uploadEndText(
  { end, failure }: UploadView,
  now: number,
  gateway: string | null,
): string | null {
  if (end === null || end === 'analysed') return null;
  if (end !== 'refused') return t(END[end]);
  if (!failure) return t('uploadInterrupted');
  const { title, sentence } = failureText(failure, now, gateway);
  return `${title}: ${sentence}`;
}

/** Why a file cannot be uploaded, where it would be offered. */
export function tooLargeText(): string {
  return t('uploadTooLarge', bytes(UPLOAD_AT_MOST));
}

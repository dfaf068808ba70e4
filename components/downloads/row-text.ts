import type { DownloadView } from '@/utils/domain/download';
import type { DownloadKind } from '@/utils/domain/settings';
import { type FailureText, failureText } from '../parts/failure-text';
import type { GlyphName } from '../parts/Glyph';
import { bytes, type MessageKey, number, t, tn } from '../text';

/** What a row says: the finding, under it what was checked, and what kept a better reading away. */
export interface RowText {
  readonly glyph: GlyphName;
  readonly finding: string;
  readonly basis: string | null;
  readonly note: string | null;
}

/** The words of one download in its present state; `now` and `gateway` make the words of a failure (LOOK §6). */
export function rowText(row: DownloadView, now: number, gateway: string | null): RowText {
  const basis = row.basis && t('checkedWhat', t(WHAT[row.basis]));
  const note = noteText(row);
  switch (row.stage) {
    case 'held':
      return heldText(row, basis);
    case 'asking':
      return { glyph: 'skipped', finding: t('dlAsking'), basis: t('dlNothingSent'), note: null };
    case 'waiting':
      return { glyph: 'waiting', finding: t('dlQueued'), basis: null, note };
    case 'reading':
      return { glyph: 'looking', finding: readingText(row), basis: t('dlReadingSay'), note };
    case 'checking':
      return checkingText(row, note);
    case 'skipped':
      return {
        glyph: row.skipped === 'private-host' || row.skipped === 'secret-address' ? 'private' : 'skipped',
        finding: skippedText(row),
        basis: t('dlNothingSent'),
        note,
      };
    case 'failed':
      return failedText(row, note, failureIn(row, now, gateway));
    case 'checked':
      return { glyph: row.verdict?.name ?? 'unknown', finding: verdictText(row), basis, note };
  }
}

/** Paused: until its address has an answer, or, with one, until the user says what to do. */
function heldText(row: DownloadView, basis: string | null): RowText {
  if (row.verdict === null) {
    return { glyph: 'waiting', finding: t('dlPaused'), basis: t('dlHeld'), note: null };
  }
  return { glyph: row.verdict.name, finding: verdictText(row), basis, note: t('dlHeldFlagged') };
}

function checkingText(row: DownloadView, note: string | null): RowText {
  const basis = row.basis && t(ABOUT[row.basis]);
  // A failure that is waited out: nothing is needed from the user.
  if (row.failure?.tag === 'offline') {
    return { glyph: 'waiting', finding: t('titleOffline'), basis: t('failOffline'), note };
  }
  if (row.waiting === null) return { glyph: 'looking', finding: t('lookingUp'), basis, note };
  return { glyph: 'waiting', finding: t('dlWaiting', number(row.waiting.place)), basis, note };
}

function failedText({ failure }: DownloadView, note: string | null, words: FailureText | null): RowText {
  if (failure === null || words === null) {
    return { glyph: 'failed', finding: note ?? t('failed'), basis: null, note: null };
  }
  const { title, sentence } = words;
  return { glyph: failure.tag === 'private' ? 'private' : 'failed', finding: title, basis: sentence, note };
}

/** A file that is gone says so itself. */
function failureIn({ failure, note }: DownloadView, now: number, gateway: string | null): FailureText | null {
  return note === 'file-missing' || failure === null ? null : failureText(failure, now, gateway);
}

const WHAT = {
  file: 'whatFile',
  fetched: 'whatFetched',
  address: 'whatAddress',
} as const satisfies Record<NonNullable<DownloadView['basis']>, MessageKey>;

/** The same before there is an answer. */
const ABOUT = {
  file: 'dlAboutFile',
  fetched: 'dlAboutFetched',
  address: 'dlAboutAddress',
} as const satisfies Record<NonNullable<DownloadView['basis']>, MessageKey>;

/** What a kind of file is called, here and in the settings. */
export const KIND = {
  program: 'kindProgram',
  script: 'kindScript',
  archive: 'kindArchive',
  'disk-image': 'kindDiskImage',
  macros: 'kindMacros',
  pdf: 'kindPdf',
  'no-extension': 'kindNoExtension',
  document: 'kindDocument',
  picture: 'kindPicture',
  audio: 'kindAudio',
  video: 'kindVideo',
  text: 'kindText',
  other: 'kindOther',
} as const satisfies Record<DownloadKind, MessageKey>;

function verdictText({ verdict, basis }: DownloadView): string {
  const address = basis === 'address';
  const unknown = t(address ? 'dlUnknownAddress' : 'unknownFile');
  if (verdict === null) return unknown;
  const { counts, answered } = verdict;
  switch (verdict.name) {
    case 'malicious':
      return tn(address ? 'dlAddressMalicious' : 'verdictMalicious', counts.malicious, number(answered));
    case 'suspicious':
      return tn(
        address ? 'dlAddressSuspicious' : 'verdictSuspicious',
        counts.malicious + counts.suspicious,
        number(answered),
      );
    case 'nothing-found':
      return t(address ? 'dlNothingAddress' : 'dlNothingFile');
    case 'unknown':
      return counts.unanswered > 0 ? t('verdictNoAnswer') : unknown;
  }
}

function readingText({ progress, size }: DownloadView): string {
  return t('dlReading', bytes(progress?.read ?? 0), bytes(progress?.total ?? size));
}

const SKIPPED = {
  empty: 'dlSkippedEmpty',
  'private-host': 'dlSkippedPrivate',
  'secret-address': 'dlSkippedSecret',
  'other-extension': 'dlSkippedExtension',
  source: 'dlSkippedSource',
} as const satisfies Record<Exclude<NonNullable<DownloadView['skipped']>, 'type'>, MessageKey>;

function skippedText({ skipped, kind }: DownloadView): string {
  if (skipped === null || skipped === 'type') return t('dlSkippedKind', t(KIND[kind]));
  return t(SKIPPED[skipped]);
}

/** Not for `no-file-access`: the page says that once, for all rows. */
function noteText({ note, theirSize, size }: DownloadView): string | null {
  switch (note) {
    case 'size-differs':
      return theirSize === null ? null : t('sizeDiffers', bytes(theirSize), bytes(size));
    case 'too-large-to-read':
      return t('dlNoteTooLarge');
    case 'file-missing':
      return t('dlNoteMissing');
    case 'file-changed':
      return t('dlNoteChanged');
    case 'reading-gave-up':
      return t('dlNoteGaveUp');
    default:
      return null;
  }
}

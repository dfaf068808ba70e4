import type { DownloadView } from '@/utils/domain/download';
import { MINUTE, SECOND } from '@/utils/domain/duration';
import type { UploadEnd, UploadView } from '@/utils/domain/upload';
import { verdictOf } from '@/utils/domain/verdict';
import { counts } from './stub-data';
import { download } from './stub-downloads';

const MB = 1_000_000;
const NOBODY = verdictOf(counts({}), 3);

const hash = (at: number): string => at.toString(16).padStart(64, '0');

export function upload(name: string, size: number, at: number, over: Partial<UploadView> = {}): UploadView {
  return {
    sha256: hash(at),
    attempt: `attempt-${at}`,
    name,
    size,
    downloadKey: name,
    stage: 'sending',
    wantsFile: false,
    progress: null,
    waiting: null,
    cancellable: true,
    checkId: null,
    end: null,
    failure: null,
    updatedAt: 0,
    ...over,
  };
}

const ended = (end: UploadEnd): Partial<UploadView> => ({ stage: 'ended', end, cancellable: false });

/** An upload in every state that it can be in. */
export function uploads(now: number): readonly UploadView[] {
  const left = { sent: 12 * MB, total: 40 * MB, speed: 1.2 * MB, left: 23 * SECOND };
  return [
    upload('gross-und-unbekannt_setup.exe', 40 * MB, 1, { progress: left }),
    upload('gerade-begonnen.exe', 8 * MB, 2, { stage: 'file' }),
    upload('wartet-auf-platz.exe', 8 * MB, 3, { waiting: { until: now + 41 * SECOND, place: 2 } }),
    upload('ganz-weg.exe', MB, 4, {
      progress: { sent: MB, total: MB, speed: MB, left: 0 },
      cancellable: false,
    }),
    upload('wird-analysiert.exe', MB, 5, { stage: 'analysing', checkId: 'c1', cancellable: false }),
    upload('ohne-netz.exe', MB, 6, { failure: { tag: 'offline' } }),
    upload('abgebrochen.exe', MB, 7, ended('cancelled')),
    upload('unterbrochen.exe', MB, 8, ended('interrupted')),
    upload('ungewiss.exe', MB, 9, ended('uncertain')),
    upload('nicht-da.exe', MB, 10, ended('file-gone')),
    upload('geaendert.exe', MB, 11, ended('file-changed')),
    upload('andere.exe', MB, 12, ended('other-file')),
    upload('abgelehnt.exe', MB, 13, { ...ended('refused'), failure: { tag: 'forbidden' } }),
    upload('kein-ort.exe', MB, 14, ended('no-place')),
    upload('von-hand_\u202Efdp.exe', 312_000, 15, {
      downloadKey: null,
      progress: { ...left, sent: 100_000, total: 312_000 },
    }),
  ];
}

/** The downloads that these are of, one that is too large, and one that nobody has uploaded. */
export function uploadedDownloads(now: number): readonly DownloadView[] {
  const unknown = { verdict: NOBODY, checkId: 'c1' } as const;
  const of = uploads(now)
    .filter(({ downloadKey }) => downloadKey !== null)
    .map(({ name, size, sha256 }, at) =>
      download(name, now - at * MINUTE, size, 'dateien.example', { ...unknown, sha256 }),
    );
  const others = [
    download('zu-gross.iso', now - 30 * MINUTE, 651 * MB, 'dateien.example', {
      ...unknown,
      sha256: hash(90),
    }),
    download('Steuerbescheid 2026.pdf', now - 31 * MINUTE, 312_000, 'dateien.example', {
      ...unknown,
      kind: 'pdf',
      sha256: hash(91),
    }),
  ];
  return [...of, ...others];
}

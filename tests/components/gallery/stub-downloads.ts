import {
  DOWNLOAD_FILTERS,
  type DownloadAccess,
  type DownloadFilter,
  type DownloadList,
  type DownloadNote,
  type DownloadView,
  filterOf,
  type SkipReason,
} from '@/utils/domain/download';
import { DAY, HOUR, MINUTE, SECOND } from '@/utils/domain/duration';
import type { EngineCounts } from '@/utils/domain/report';
import { verdictOf } from '@/utils/domain/verdict';
import { counts } from './stub-data';

export const CHROME: DownloadAccess = {
  downloads: true,
  notifications: true,
  supported: true,
  allowed: true,
  granted: true,
};
export const CHROME_OFF: DownloadAccess = { ...CHROME, allowed: false, granted: false };
export const FIREFOX: DownloadAccess = { ...CHROME, supported: false, allowed: false, granted: false };
export const NO_PERMISSION: DownloadAccess = { ...CHROME_OFF, downloads: false, notifications: false };

/** Made-up; the first eight characters tell rows apart. */
export const SHA256 = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';

export function download(
  name: string,
  startedAt: number,
  size: number,
  host: string,
  over: Partial<DownloadView> = {},
): DownloadView {
  return {
    key: `${startedAt}-${name}`,
    name,
    url: `https://${host}/files/${encodeURIComponent(name)}`,
    referrer: null,
    size,
    kind: 'program',
    startedAt,
    seenAt: startedAt,
    stage: 'checked',
    skipped: null,
    progress: null,
    waiting: null,
    sha256: SHA256,
    basis: 'file',
    note: null,
    theirSize: null,
    checkId: 'c1',
    verdict: null,
    failure: null,
    decided: null,
    updatedAt: startedAt,
    ...over,
  };
}

const found = (of: Partial<EngineCounts>): Partial<DownloadView> => ({ verdict: verdictOf(counts(of), 3) });
const address = (note: DownloadNote | null, theirSize: number | null = null): Partial<DownloadView> => ({
  basis: 'address',
  sha256: null,
  note,
  theirSize,
});
const skip = (skipped: SkipReason): Partial<DownloadView> => ({
  stage: 'skipped',
  skipped,
  basis: null,
  sha256: null,
  checkId: null,
});

const held: Partial<DownloadView> = { stage: 'held', basis: 'address', sha256: null };

/** Every state that a download can be in, as the mock-up has them and beyond. */
export function downloads(now: number): readonly DownloadView[] {
  const evening = now - 5 * MINUTE;
  const before = now - DAY;
  return [
    download('Rechnung_2026-09-14.pdf.exe', evening, 1_840_000, 'cdn-verify.example', {
      ...found({ malicious: 47, suspicious: 1, undetected: 24 }),
    }),
    download('Treiber_Paket_2026.exe', evening - MINUTE, 0, 'schnell-herunter.example', {
      ...held,
      waiting: { until: now + 12 * SECOND, place: 1 },
      checkId: null,
    }),
    download('gratis-spiel.exe', evening - 2 * MINUTE, 84_000_000, 'spiele.example', {
      ...held,
      ...found({ malicious: 11, suspicious: 1, harmless: 62, undetected: 19 }),
    }),
    download(
      'ubuntu-26.04-desktop-amd64.iso',
      evening - 3 * MINUTE,
      5_910_000_000,
      'releases.linux.example',
      {
        stage: 'reading',
        kind: 'disk-image',
        progress: { read: 2_718_600_000, total: 5_910_000_000 },
        sha256: null,
        checkId: null,
        basis: null,
      },
    ),
    download(
      'werkzeug-setup_x64.msi',
      evening - 4 * MINUTE,
      48_200_000,
      'download.werkzeug-portal-fuer-handwerker.example',
      { stage: 'checking', waiting: { until: now + 23 * SECOND, place: 1 } },
    ),
    download('treiber.msi', evening - 5 * MINUTE, 8_200_000, 'treiber.example', { stage: 'checking' }),
    download('noch-einer.zip', evening - 6 * MINUTE, 200_000, 'treiber.example', {
      stage: 'waiting',
      basis: null,
      sha256: null,
    }),
    download('Angebot-4471_Muster.zip', evening - 8 * MINUTE, 312_000, 'mail.lieferant.example', {
      ...found({}),
    }),
    download('node-v24.8.0-x64.msi', evening - 9 * MINUTE, 31_400_000, 'nodejs.mirror.example', {
      ...found({ undetected: 71 }),
    }),
    download(
      'treiber-aktualisierung.exe',
      evening - 10 * MINUTE,
      9_700_000,
      'updates.treiber-zentrale.example',
      {
        ...found({ malicious: 1, suspicious: 1, undetected: 68 }),
        basis: 'fetched',
      },
    ),
    download('neue-datei.jar', evening - 11 * MINUTE, 12_000, 'jars.example', {
      stage: 'asking',
      basis: null,
      sha256: null,
      checkId: null,
    }),
    download('Handbuch_2026.pdf', before, 4_400_000, 'docs.beispiel-verlag.example', {
      ...found({ harmless: 66, undetected: 27 }),
      ...address('size-differs', 312_004),
      kind: 'pdf',
    }),
    download('gutschein.exe', before - MINUTE, 4_400_000, 'gratis.example', {
      ...found({ malicious: 14, harmless: 60, undetected: 19 }),
      ...address('file-missing'),
      decided: 'gone',
    }),
    download('crack.exe', before - 2 * MINUTE, 4_400_000, 'gratis.example', {
      ...found({ malicious: 60, undetected: 12 }),
      decided: 'deleted',
    }),
    download('testvirus.com', before - 3 * MINUTE, 68, 'testdateien.example', {
      ...found({ malicious: 64, undetected: 8 }),
      decided: 'kept',
    }),
    download('unbekannt.example.zip', before - 4 * MINUTE, 4_400_000, 'neu.example', {
      ...found({}),
      ...address('no-file-access'),
    }),
    download('viel-zu-gross.iso', before - 5 * MINUTE, 44_000_000_000, 'spiegel.example', {
      ...found({ harmless: 60, undetected: 30 }),
      ...address('too-large-to-read'),
    }),
    download('wandelbar.exe', before - 6 * MINUTE, 44_000, 'spiegel.example', {
      ...found({ harmless: 60, undetected: 30 }),
      ...address('file-changed'),
    }),
    download('zaeh.exe', before - 7 * MINUTE, 44_000, 'spiegel.example', {
      ...found({ harmless: 60, undetected: 30 }),
      ...address('reading-gave-up'),
    }),
    download('backup-tool.dmg', before - 8 * MINUTE, 22_800_000, 'dl.sicherung.example', {
      stage: 'failed',
      failure: { tag: 'offline' },
      checkId: null,
    }),
    download('wartet-auf-netz.dmg', before - 8 * MINUTE, 22_800_000, 'dl.sicherung.example', {
      stage: 'checking',
      failure: { tag: 'offline' },
    }),
    download('verschwunden.exe', before - 8 * MINUTE, 22_800_000, 'dl.sicherung.example', {
      stage: 'failed',
      failure: { tag: 'not-found' },
      note: 'file-missing',
      basis: null,
      checkId: null,
    }),
    download('ohne-schluessel.exe', before - 9 * MINUTE, 22_800_000, 'dl.sicherung.example', {
      stage: 'failed',
      failure: { tag: 'no-key' },
    }),
    download('personal-2026-Q3.xlsm', before - HOUR, 88_000, 'intranet.local', {
      ...skip('private-host'),
      kind: 'macros',
    }),
    download('bericht.pdf', before - HOUR - MINUTE, 88_000, 'bank.example', {
      ...skip('secret-address'),
      kind: 'pdf',
    }),
    download('sommerfest_0142.jpg', before - 2 * HOUR, 6_100_000, 'foto-transfer.example', {
      ...skip('type'),
      kind: 'picture',
    }),
    download('leer.exe', before - 3 * HOUR, 0, 'leer.example', skip('empty')),
    download('sammlung.zip', before - 4 * HOUR, 4_000, 'sammler.example', skip('other-extension')),
    download('export.csv', before - 5 * HOUR, 4_000, 'x', {
      ...skip('source'),
      url: 'blob:https://app.example/1',
    }),
    download(
      `\u202Egpj.exe <img src=x onerror=alert(1)> ${'sehr-langer-name-'.repeat(12)}.zip`,
      now - 3 * DAY,
      4_000,
      'a\u202Ecod.exe.example',
      found({ undetected: 70 }),
    ),
  ];
}

/** The reply to `listDownloads`, as the background would make it. */
export function downloadList(
  rows: readonly DownloadView[],
  { search, filter, limit }: { search: string; filter: DownloadFilter; limit: number },
): DownloadList {
  const matching = rows.filter(({ name }) => name.toLowerCase().includes(search.toLowerCase()));
  const of = (which: DownloadFilter): readonly DownloadView[] =>
    which === 'all' ? matching : matching.filter((row) => filterOf(row) === which);
  return {
    rows: of(filter).slice(0, limit),
    total: of(filter).length,
    counts: Object.fromEntries(
      DOWNLOAD_FILTERS.map((each) => [each, of(each).length]),
    ) as DownloadList['counts'],
  };
}

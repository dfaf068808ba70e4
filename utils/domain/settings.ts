import { DAY } from './duration';
import { DEFAULT_PAGE_SETTINGS, type PageSettings, parsePageSettings } from './page-settings';
import { parseQuietHours, type QuietHours } from './quiet-hours';
import { readUrl } from './read-url';
import { VIRUSTOTAL_ADDRESS } from './virustotal-address';
import { WATCH_PERIODS, type WatchPeriod } from './watch';

/** What a downloaded file is, by its name and media type. */
export const DOWNLOAD_KINDS = [
  'program',
  'script',
  'archive',
  'disk-image',
  'macros',
  'pdf',
  'no-extension',
  'document',
  'picture',
  'audio',
  'video',
  'text',
  'other',
] as const;
export type DownloadKind = (typeof DOWNLOAD_KINDS)[number];

/** Everything the user can set, except the key, which lives in the vault. */
export interface Settings extends PageSettings {
  /** Engines that must say malicious before the verdict does. */
  readonly maliciousFrom: number;
  /** Days after which the report of an address, and of a file, counts as old. */
  readonly urlOldAfterDays: number;
  readonly fileOldAfterDays: number;
  /** Share of the day, 0 to 0.9, that the lower lanes leave to the user's own checks. */
  readonly reserve: number;
  /** Hosts that never leave; `*` stands for anything. */
  readonly privateHosts: readonly string[];
  /** Tell by a notification how a scan ended that nobody is watching any more. */
  readonly notifyScanEnd: boolean;
  /** Check finished downloads: never, after a click on each, or by themselves. */
  readonly downloads: 'off' | 'ask' | 'on';
  readonly downloadKinds: readonly DownloadKind[];
  /** Endings checked besides the kinds: lower case, without the dot. */
  readonly downloadExtensions: readonly string[];
  /** Files larger than this, in bytes, are not read. */
  readonly downloadMaxHash: number;
  /** Tell of finished downloads: when something was found, always, or never. */
  readonly downloadNotify: 'found' | 'always' | 'never';
  /** Pause new downloads until their address is checked; only with `downloads: 'on'`. */
  readonly downloadHold: boolean;
  /** How often entries of the watchlist are looked at that have no period of their own. */
  readonly watchPeriod: WatchPeriod;
  /** Tell of changes in the watchlist by a notification. */
  readonly watchNotify: boolean;
  /** When no change is told, in the user's own time; null for never. */
  readonly quietHours: QuietHours | null;
  /** Days that history, and the log, are kept; and entries of history at most. */
  readonly historyKeepDays: number;
  readonly historyKeepEntries: number;
  readonly logKeepDays: number;
  /** Where the API is: https, or http on loopback; without a trailing slash. */
  readonly apiAddress: string;
  /** While a gateway does not answer, ask VirusTotal with a key of one's own, where there is one. */
  readonly gatewayDirect: boolean;
}

const GIGABYTE = 1_000_000_000;

export const DEFAULT_SETTINGS: Settings = {
  maliciousFrom: 3,
  urlOldAfterDays: 30,
  fileOldAfterDays: 90,
  reserve: 0.2,
  privateHosts: [],
  notifyScanEnd: false,
  downloads: 'off',
  downloadKinds: ['program', 'script', 'archive', 'disk-image', 'macros', 'pdf', 'no-extension'],
  downloadExtensions: [],
  downloadMaxHash: 10 * GIGABYTE,
  downloadNotify: 'found',
  downloadHold: false,
  watchPeriod: 'day',
  watchNotify: true,
  quietHours: null,
  historyKeepDays: 365,
  historyKeepEntries: 10_000,
  logKeepDays: 90,
  apiAddress: VIRUSTOTAL_ADDRESS,
  gatewayDirect: false,
  ...DEFAULT_PAGE_SETTINGS,
};

/** Reads what storage or an import holds; a field that does not fit falls back to its default, alone. */
export function parseSettings(stored: unknown): Settings {
  const record = typeof stored === 'object' && stored !== null ? (stored as Record<string, unknown>) : {};
  const address = parseApiAddress(record.apiAddress);
  return {
    maliciousFrom: whole(record.maliciousFrom, 1, 100, DEFAULT_SETTINGS.maliciousFrom),
    urlOldAfterDays: whole(record.urlOldAfterDays, 1, 3650, DEFAULT_SETTINGS.urlOldAfterDays),
    fileOldAfterDays: whole(record.fileOldAfterDays, 1, 3650, DEFAULT_SETTINGS.fileOldAfterDays),
    reserve: share(record.reserve),
    privateHosts: hosts(record.privateHosts),
    notifyScanEnd: record.notifyScanEnd === true,
    downloads: oneOf(record.downloads, ['off', 'ask', 'on'] as const, DEFAULT_SETTINGS.downloads),
    downloadKinds: kinds(record.downloadKinds),
    downloadExtensions: extensions(record.downloadExtensions),
    downloadMaxHash: whole(record.downloadMaxHash, 0, 1_000 * GIGABYTE, DEFAULT_SETTINGS.downloadMaxHash),
    downloadNotify: oneOf(
      record.downloadNotify,
      ['found', 'always', 'never'] as const,
      DEFAULT_SETTINGS.downloadNotify,
    ),
    downloadHold: record.downloadHold === true,
    watchPeriod: oneOf(record.watchPeriod, WATCH_PERIODS, DEFAULT_SETTINGS.watchPeriod),
    watchNotify: record.watchNotify !== false,
    quietHours: parseQuietHours(record.quietHours),
    historyKeepDays: whole(record.historyKeepDays, 1, 3650, DEFAULT_SETTINGS.historyKeepDays),
    historyKeepEntries: whole(record.historyKeepEntries, 1, 100_000, DEFAULT_SETTINGS.historyKeepEntries),
    logKeepDays: whole(record.logKeepDays, 1, 3650, DEFAULT_SETTINGS.logKeepDays),
    apiAddress: address ?? DEFAULT_SETTINGS.apiAddress,
    gatewayDirect: record.gatewayDirect === true,
    ...parsePageSettings(record),
  };
}

/** An https origin, or http on loopback, with an optional path; null for anything else. */
export function parseApiAddress(value: unknown): string | null {
  const url = typeof value === 'string' && value.length <= 2_000 ? readUrl(value.trim()) : null;
  if (url === null) return null;
  const loopback = url.hostname === 'localhost' || url.hostname === '127.0.0.1';
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopback)) return null;
  if (url.username || url.password || url.search || url.hash) return null;
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}

/** How old a report of this kind may be, in milliseconds, before it counts as old. */
export function oldAfter(settings: Settings, kind: 'url' | 'domain' | 'ip' | 'file'): number {
  return (kind === 'file' ? settings.fileOldAfterDays : settings.urlOldAfterDays) * DAY;
}

function whole(value: unknown, least: number, most: number, fallback: number): number {
  return Number.isInteger(value) && (value as number) >= least && (value as number) <= most
    ? (value as number)
    : fallback;
}

function share(value: unknown): number {
  return typeof value === 'number' && value >= 0 && value <= 0.9 ? value : DEFAULT_SETTINGS.reserve;
}

function hosts(value: unknown): readonly string[] {
  if (!Array.isArray(value)) return DEFAULT_SETTINGS.privateHosts;
  const texts = value.filter((entry): entry is string => typeof entry === 'string');
  return texts
    .map((entry) => entry.trim().toLowerCase())
    .filter((entry) => entry !== '' && entry.length < 254)
    .slice(0, 1_000);
}

function oneOf<T extends string>(value: unknown, all: readonly T[], fallback: T): T {
  return all.find((each) => each === value) ?? fallback;
}

function kinds(value: unknown): readonly DownloadKind[] {
  return Array.isArray(value)
    ? DOWNLOAD_KINDS.filter((kind) => value.includes(kind))
    : DEFAULT_SETTINGS.downloadKinds;
}

/** `.EXE`, `*.exe` and `exe` are one ending; what cannot be one is left out. */
function extensions(value: unknown): readonly string[] {
  if (!Array.isArray(value)) return DEFAULT_SETTINGS.downloadExtensions;
  const texts = value.filter((entry): entry is string => typeof entry === 'string');
  const endings = texts.map((entry) =>
    entry
      .trim()
      .toLowerCase()
      .replace(/^\*?\./, ''),
  );
  return [...new Set(endings)].filter((ending) => /^[^\s./\\*?]{1,20}$/.test(ending)).slice(0, 200);
}

import type { WatchOutcome, WatchResult, WatchRun } from './watch';

/** Where the scripts of old put them. Where VirusTotal has no report, the request had failed for them. */
const FOLDERS: Readonly<Record<WatchOutcome, string>> = {
  good: 'GoodDomain',
  bad: 'BadDomain',
  unknown: 'RequestfailedDomain',
  failed: 'RequestfailedDomain',
};

const NAME_AT_MOST = 100;
/** Names that Windows keeps for devices, whatever comes after a dot. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/** `Log/2026-11-21T00-00Z/BadDomain/evil.example.log`: a name that every file system takes. */
export function logFilePath(
  run: Pick<WatchRun, 'startsAt'>,
  { outcome, indicator, key }: WatchResult,
): string {
  const time = `${new Date(run.startsAt).toISOString().slice(0, 16).replace(':', '-')}Z`;
  return `Log/${time}/${FOLDERS[outcome]}/${fileName(indicator.value, key)}.log`;
}

/** What is in the file when there is no reply. */
export function logFileText({ outcome, at, failure }: WatchResult): string {
  const why = outcome === 'unknown' ? 'not-found' : (failure?.tag ?? 'no reply kept');
  const more = failure?.tag === 'upstream' && failure.status > 0 ? ` ${failure.status}` : '';
  return `${new Date(at).toISOString()} ${outcome}: ${why}${more}\n`;
}

/** What had to be changed or cut gets a mark of the whole, so that two of them are two files. */
function fileName(value: string, key: string): string {
  const clean = value.replace(/[^A-Za-z0-9.-]/g, '_').replace(DEVICE, '_$&');
  if (clean === value && clean.length <= NAME_AT_MOST) return clean;
  return `${clean.slice(0, NAME_AT_MOST)}-${mark(key)}`;
}

/** FNV-1a in eight hex digits. */
function mark(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}

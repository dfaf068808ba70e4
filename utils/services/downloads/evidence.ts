import type { CheckState } from '@/utils/domain/check';
import type { DownloadVerdict, SkipReason } from '@/utils/domain/download';
import { addressesToAsk } from '@/utils/domain/download-rules';
import type { Indicator } from '@/utils/domain/indicator';
import type { UrlFacts } from '@/utils/domain/report';
import type { VerdictName } from '@/utils/domain/verdict';
import { atRest, type DownloadRow } from './row';

/** What a row asks VirusTotal in its present step, or why it cannot be asked. */
export type Question = { readonly indicator: Indicator } | { readonly none: SkipReason };

const NOBODY = { malicious: 0, suspicious: 0, harmless: 0, undetected: 0, unanswered: 0 };
const UNKNOWN: DownloadVerdict = { name: 'unknown', reading: 0, answered: 0, counts: NOBODY };

/** Only a hash of the file leaves for files; addresses go through the privacy rules first. */
export function questionOf(row: DownloadRow, privateHosts: readonly string[]): Question {
  const hash = row.step === 'file' ? row.sha256 : row.step === 'fetched' ? row.fetchedSha256 : null;
  if (hash !== null) return { indicator: { kind: 'file', value: hash } };
  const addresses = addressesToAsk(row, privateHosts);
  if ('none' in addresses) return addresses;
  const [own, page = own] = addresses.ask;
  return { indicator: { kind: 'url', value: row.step === 'referrer' ? page : own } };
}

/** The row after its check has come to `state`; `checkId` is that check's. DESIGN §5: the order of evidence. */
export function afterCheck(
  row: DownloadRow,
  checkId: string,
  state: CheckState,
  privateHosts: readonly string[],
): DownloadRow {
  // What looked sendable when the check began is waiting for a word now: it stays here.
  if (state.phase === 'asking') return atRest(row, { stage: 'skipped', skipped: 'secret-address' });
  switch (row.step) {
    case 'fetched':
      return afterFetched(row, checkId, state);
    case 'address':
      return afterAddress(row, checkId, state, privateHosts);
    case 'referrer':
      // The page's silence does not make the file's own address any better known.
      return state.phase === 'report' ? finish(row, 'address', checkId, state) : byAddress(row);
    default:
      return finish(row, 'file', checkId, state);
  }
}

/** A look-up of what VirusTotal fetched that says less than the address did does not hide that. */
function afterFetched(row: DownloadRow, checkId: string, state: CheckState): DownloadRow {
  const verdict = verdictIn(state);
  const before = row.byAddress?.verdict;
  if (state.phase !== 'report' || (before && verdict && weight(before.name) > weight(verdict.name))) {
    return byAddress(row);
  }
  return finish(row, 'fetched', checkId, state);
}

function afterAddress(
  row: DownloadRow,
  checkId: string,
  state: CheckState,
  privateHosts: readonly string[],
): DownloadRow {
  const saved = { ...row, byAddress: { checkId, verdict: verdictIn(state) } };
  if (state.phase === 'report' && state.report.url) return afterFacts(saved, state.report.url);
  if (state.phase !== 'unknown') return finish(row, 'address', checkId, state);
  const addresses = addressesToAsk(row, privateHosts);
  return 'ask' in addresses && addresses.ask.length > 1 ? next(saved, 'referrer') : byAddress(saved);
}

/** VirusTotal's copy stands for this file only when it has its size. */
function afterFacts(row: DownloadRow, { contentSha256, contentLength }: UrlFacts): DownloadRow {
  if (contentSha256 === null) return byAddress(row);
  if (contentLength === row.size) return next({ ...row, fetchedSha256: contentSha256 }, 'fetched');
  if (contentLength === null) return byAddress(row);
  return byAddress({ ...row, note: row.note ?? 'size-differs', theirSize: contentLength });
}

function next(row: DownloadRow, step: DownloadRow['step']): DownloadRow {
  return { ...row, step, checkId: null, active: 'work' };
}

/** Ends with what the address said. */
function byAddress(row: DownloadRow): DownloadRow {
  const { checkId, verdict } = row.byAddress ?? { checkId: null, verdict: UNKNOWN };
  return atRest(row, { stage: 'checked', basis: 'address', checkId, verdict, failure: null });
}

function finish(
  row: DownloadRow,
  basis: DownloadRow['basis'],
  checkId: string,
  state: CheckState,
): DownloadRow {
  const verdict = verdictIn(state);
  if (verdict) return atRest(row, { stage: 'checked', basis, checkId, verdict, failure: null });
  const failure =
    state.phase === 'failed' ? state.failure : ({ tag: 'internal', detail: state.phase } as const);
  return atRest(row, { stage: 'failed', checkId, failure });
}

function verdictIn(state: CheckState): DownloadVerdict | null {
  if (state.phase === 'unknown') return UNKNOWN;
  if (state.phase !== 'report') return null;
  const { name, reading, answered, counts } = state.verdict;
  return { name, reading, answered, counts };
}

function weight(name: VerdictName): number {
  return ({ malicious: 3, suspicious: 2, 'nothing-found': 1, unknown: 0 } as const)[name];
}

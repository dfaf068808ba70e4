import type { Failure } from '@/utils/domain/failure';
import type { Flagging } from '@/utils/domain/list';
import type { EngineResult, Report } from '@/utils/domain/report';
import { verdictOf } from '@/utils/domain/verdict';
import type { CheckRow } from '../checks/row';
import { atRest, type ListItem, type ListRow, withoutCheck } from './row';

/** What an ended check means for a row of a list, and for the list itself. */
export type Outcome =
  | { readonly becomes: 'answered'; readonly item: ListItem }
  /** It may be published now: the list was allowed to. */
  | { readonly becomes: 'submitted'; readonly item: ListItem }
  /** Something is wrong with this row, or with VirusTotal. */
  | { readonly becomes: 'failed'; readonly item: ListItem }
  /** Nothing was said about the row: it is asked again. `stops` is what is wrong with all of them. */
  | { readonly becomes: 'waiting'; readonly item: ListItem; readonly stops: Failure | null };

/** What no other row would escape: the list waits for the user (DESIGN §4, Quota). */
const STOPPING: ReadonlySet<Failure['tag']> = new Set<Failure['tag']>([
  'no-key',
  'wrong-key',
  'inactive-user',
  'permission-missing',
  'storage-full',
  'storage-closed',
  'quota',
  'too-many-requests',
]);

/** Settings that cannot be read stop everything; other bugs are about one row. */
function stops(failure: Failure): boolean {
  return STOPPING.has(failure.tag) || (failure.tag === 'internal' && failure.detail === 'settings');
}

type Ended = Pick<CheckRow, 'id' | 'state'>;

interface Rules {
  readonly maliciousFrom: number;
  readonly list: Pick<ListRow, 'submitUnknown'>;
}

/** Whether what VirusTotal does not know is published: links only, and none that may hold a secret. */
export function submits({ submitUnknown }: Pick<ListRow, 'submitUnknown'>, item: ListItem): boolean {
  return submitUnknown && item.indicator.kind === 'url' && !item.secret && item.submitted === null;
}

/** The row with what VirusTotal's report says. */
export function answeredBy(
  item: ListItem,
  { report, fetchedAt }: { readonly report: Report; readonly fetchedAt: number },
  maliciousFrom: number,
): ListItem {
  const { id, counts, analysedAt } = report;
  const flagging = report.engines.filter(
    ({ category }) => category === 'malicious' || category === 'suspicious',
  );
  return {
    ...atRest(item),
    state: verdictOf(counts, maliciousFrom).name,
    result: { id, counts, label: commonLabel(flagging), analysedAt, fetchedAt },
    flagging: flagging.map(({ name, label }) => `${flat(name)}\t${flat(label ?? '')}`).join('\n'),
    failure: null,
    refresh: false,
  };
}

export function unknownItem(item: ListItem): ListItem {
  return { ...atRest(item), state: 'unknown', result: null, flagging: '', failure: null, refresh: false };
}

/** Null while the check is still on its way. */
export function outcomeOf(item: ListItem, { id, state }: Ended, rules: Rules): Outcome | null {
  switch (state.phase) {
    case 'report':
      return { becomes: 'answered', item: answeredBy(item, state, rules.maliciousFrom) };
    case 'unknown':
      return afterUnknown(item, id, state.submission, rules);
    case 'failed':
      return afterFailure(item, state.failure);
    case 'asking': {
      const { secrets, without } = state;
      const held = { why: 'secrets', secrets, without } as const;
      return { becomes: 'answered', item: { ...atRest(item), sent: null, state: 'not-sent', held } };
    }
    default:
      return null;
  }
}

/**
 * A check that was to be submitted and still says that nobody was asked to scan it was not submitted: the worker
 * died before. Any other check of the row comes after a submission, and is never the reason for a second one.
 */
function afterUnknown(item: ListItem, check: string, submission: string, { list }: Rules): Outcome {
  const begins = submits(list, item) || item.submitted === check;
  if (begins && submission === 'none') return { becomes: 'submitted', item: { ...item, submitted: check } };
  return { becomes: 'answered', item: unknownItem(item) };
}

function afterFailure(item: ListItem, failure: Failure): Outcome {
  if (failure.tag === 'private') {
    const held = { why: 'private', rule: failure.rule, host: failure.host } as const;
    return { becomes: 'answered', item: { ...atRest(item), sent: null, state: 'not-sent', held } };
  }
  // What the list was stopped with is asked again; a submission under way is never lost with it.
  if (failure.tag === 'cancelled') return { becomes: 'waiting', item: again(item), stops: null };
  if (stops(failure)) return { becomes: 'waiting', item: again(item), stops: failure };
  return { becomes: 'failed', item: { ...atRest(item), state: 'failed', failure } };
}

function again(item: ListItem): ListItem {
  return { ...withoutCheck(item), state: 'waiting', todo: 'next' };
}

export function flaggingOf(kept: string): readonly Flagging[] {
  if (kept === '') return [];
  return kept.split('\n').map((line) => {
    const [engine = '', label = ''] = line.split('\t');
    return { engine, label: label === '' ? null : label };
  });
}

/** Foreign text on one line. */
function flat(text: string): string {
  return text.replace(/[\t\n]/g, ' ');
}

/** What most of them call it, the first of equals; what says no more than the verdict does not count. */
function commonLabel(flagging: readonly EngineResult[]): string | null {
  const times = new Map<string, number>();
  for (const { label } of flagging) if (label) times.set(label, (times.get(label) ?? 0) + 1);
  let best: string | null = null;
  for (const [label, count] of times) if (best === null || count > (times.get(best) ?? 0)) best = label;
  return best === null ? null : best.slice(0, 200);
}

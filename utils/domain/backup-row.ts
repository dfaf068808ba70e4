import type { BackupRow } from './backup';
import { countOf, oneOf, textOf, timeOf } from './backup-field';
import { indicatorOf } from './backup-indicator';
import type { RowResult } from './list';
import type { EngineCounts } from './report';

/** A row of a list in the file: a short array, since there may be a hundred thousand. */
export type WrittenRow = readonly unknown[];

const STATES = ['malicious', 'suspicious', 'nothing-found', 'unknown', 'waiting'] as const;
const LONGEST = { id: 200, label: 500, flagging: 20_000 };

/** Kind, value, line; then, where there is an answer, the state; then, where there is a report, what it said. */
export function writeRow({ line, indicator, state, result, flagging }: BackupRow): WrittenRow {
  const head = [indicator.kind, indicator.value, line];
  if (!result) return state === 'waiting' ? head : [...head, state];
  const { id, counts, label, analysedAt, fetchedAt } = result;
  const { malicious, suspicious, harmless, undetected, unanswered } = counts;
  const numbers = [malicious, suspicious, harmless, undetected, unanswered];
  return [...head, state, id, numbers, label, analysedAt, fetchedAt, flagging];
}

/** Null for what is no row. An answer that does not fit makes it a row that is still to be asked. */
export function readRow(value: unknown): BackupRow | null {
  if (!Array.isArray(value)) return null;
  const [kind, text, line, stated, id, numbers, label, analysedAt, fetchedAt, flagging] = value as unknown[];
  const indicator = indicatorOf(kind, text);
  if (!indicator) return null;
  const row = { line: countOf(line) ?? 0, indicator, result: null, flagging: '' };
  const state = oneOf(stated, STATES) ?? 'waiting';
  const result = resultOf({ id, numbers, label, analysedAt, fetchedAt });
  if (result) return { ...row, state, result, flagging: textOf(flagging, LONGEST.flagging) ?? '' };
  return { ...row, state: state === 'unknown' ? 'unknown' : 'waiting' };
}

interface Found {
  readonly id: unknown;
  readonly numbers: unknown;
  readonly label: unknown;
  readonly analysedAt: unknown;
  readonly fetchedAt: unknown;
}

function resultOf({ id, numbers, label, analysedAt, fetchedAt }: Found): RowResult | null {
  const [named, counts, at] = [textOf(id, LONGEST.id), countsOf(numbers), timeOf(fetchedAt)];
  if (named === null || named === '' || counts === null || at === null) return null;
  return {
    id: named,
    counts,
    label: textOf(label, LONGEST.label),
    analysedAt: timeOf(analysedAt),
    fetchedAt: at,
  };
}

function countsOf(value: unknown): EngineCounts | null {
  if (!Array.isArray(value)) return null;
  const [malicious, suspicious, harmless, undetected, unanswered] = (value as unknown[]).map(countOf);
  if (malicious == null || suspicious == null || harmless == null) return null;
  if (undetected == null || unanswered == null) return null;
  return { malicious, suspicious, harmless, undetected, unanswered };
}

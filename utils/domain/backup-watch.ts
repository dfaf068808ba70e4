import type { BackupWatch } from './backup';
import { countOf, fieldsOf, oneOf, textOf, timeOf } from './backup-field';
import { indicatorOf } from './backup-indicator';
import { WATCH_PERIODS, type WatchFinding } from './watch';

const VERDICTS = ['malicious', 'suspicious', 'nothing-found', 'unknown'] as const;
const ID_AT_MOST = 200;

/** An entry with the number of fields in it that nobody knows; null for what is none. */
export function readWatch(value: unknown): { readonly entry: BackupWatch; readonly unknown: number } | null {
  const fields = fieldsOf(value);
  const indicator = fields && indicatorOf(fields.get('kind'), fields.get('value'));
  if (!fields || !indicator) return null;
  const entry: BackupWatch = {
    indicator,
    period: oneOf(fields.get('period'), WATCH_PERIODS),
    paused: fields.get('paused') === true,
    addedAt: timeOf(fields.get('addedAt')) ?? 0,
    baseline: readFinding(fields.get('baseline')),
  };
  return { entry, unknown: fields.unknown() };
}

/** As it stands in the file. */
export function writeWatch({ indicator, ...rest }: BackupWatch): object {
  return { kind: indicator.kind, value: indicator.value, ...rest };
}

function readFinding(value: unknown): WatchFinding | null {
  const fields = fieldsOf(value);
  if (!fields) return null;
  const [at, malicious, suspicious, answered] = [
    timeOf(fields.get('at')),
    countOf(fields.get('malicious')),
    countOf(fields.get('suspicious')),
    countOf(fields.get('answered')),
  ];
  const verdict = oneOf(fields.get('verdict'), VERDICTS);
  if (at === null || malicious === null || suspicious === null || answered === null || !verdict) return null;
  const [id, analysedAt] = [textOf(fields.get('id'), ID_AT_MOST), timeOf(fields.get('analysedAt'))];
  return { at, verdict, malicious, suspicious, answered, id, analysedAt };
}

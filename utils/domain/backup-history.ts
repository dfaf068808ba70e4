import { countOf, fieldsOf, oneOf, textOf, timeOf } from './backup-field';
import { indicatorOf } from './backup-indicator';
import { readSaid } from './backup-said';
import { HISTORY_VERDICTS, type HistoryEntry } from './history';

const VIA = [
  'link',
  'page',
  'selection',
  'popup',
  'file',
  'list',
  'watch',
  'download',
] as const satisfies readonly NonNullable<HistoryEntry['via']>[];
/** The longest name that any file system gives, in characters. */
const NAME_AT_MOST = 255;

/** An entry with the number of fields in it that nobody knows; null for what is none. */
export function readHistory(
  value: unknown,
): { readonly entry: HistoryEntry; readonly unknown: number } | null {
  const fields = fieldsOf(value);
  const indicator = fields && indicatorOf(fields.get('kind'), fields.get('value'));
  if (!fields || !indicator) return null;
  const [at, verdict] = [timeOf(fields.get('at')), oneOf(fields.get('verdict'), HISTORY_VERDICTS)];
  const [reading, answered] = [countOf(fields.get('reading')), countOf(fields.get('answered'))];
  if (at === null || verdict === null || reading === null || answered === null) return null;
  const [via, name] = [oneOf(fields.get('via'), VIA), textOf(fields.get('name'), NAME_AT_MOST)];
  const said = readSaid(fields.get('said'));
  const entry: HistoryEntry = {
    ...{ indicator, at, verdict, reading, answered },
    ...(via !== null && { via }),
    ...(name !== null && name !== '' && { name }),
    ...(said !== null && { said }),
  };
  return { entry, unknown: fields.unknown() };
}

/** As it stands in the file. */
export function writeHistory({ indicator, ...rest }: HistoryEntry): object {
  return { kind: indicator.kind, value: indicator.value, ...rest };
}

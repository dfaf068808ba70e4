import type { HistoryRow } from './history';
import { csvCell, isoDate } from './list-csv';
import { permalink } from './permalink';

/** The columns of a list (DESIGN §6) as far as history has them, with the time of the check and a download's name. */
const COLUMNS = [
  'checked',
  'indicator',
  'kind',
  'file_name',
  'verdict',
  'malicious',
  'suspicious',
  'positives',
  'total',
  'scan_date',
  'flagging_engines',
  'link',
] as const;

export const HISTORY_CSV_HEAD = `\ufeff${COLUMNS.join(',')}\r\n`;

/** One check as one record (RFC 4180). */
export function historyRecord(row: HistoryRow): string {
  const { name, verdict, indicator, said } = row;
  const about = [isoDate(row.at), indicator.value, indicator.kind, name ?? '', verdict];
  const engines = said?.engines.map(({ engine, label }) => (label === null ? engine : `${engine}: ${label}`));
  const cells = [
    ...about,
    ...[said?.malicious ?? '', said?.suspicious ?? '', positivesOf(row) ?? '', totalOf(row) ?? ''],
    ...[isoDate(said?.analysedAt ?? null), engines?.join('; ') ?? '', linkOf(row) ?? ''],
  ];
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/** One check as one line of JSON, with the names of the CSV columns; what is not known is null. */
export function historyLine(row: HistoryRow): string {
  const { at, indicator, name, verdict, said } = row;
  const fields = {
    checked: isoDate(at) || null,
    ...{ indicator: indicator.value, kind: indicator.kind },
    ...(name !== undefined && { file_name: name }),
    verdict,
    ...{ malicious: said?.malicious ?? null, suspicious: said?.suspicious ?? null },
    ...{ positives: positivesOf(row), total: totalOf(row) },
    scan_date: isoDate(said?.analysedAt ?? null) || null,
    ...{ flagging_engines: said?.engines ?? [], link: linkOf(row) },
  };
  return `${JSON.stringify(fields)}\n`;
}

/** Engines that flag it; of entries of old only how many say the worst is known. */
function positivesOf({ said, reading, answered }: HistoryRow): number | null {
  if (answered === 0) return null;
  return said ? said.malicious + said.suspicious : reading;
}

/** Null where nobody answered: a failed check has no total of 0. */
function totalOf({ answered }: HistoryRow): number | null {
  return answered > 0 ? answered : null;
}

function linkOf({ indicator, said }: HistoryRow): string | null {
  return said ? permalink({ kind: indicator.kind, id: said.id }) : null;
}

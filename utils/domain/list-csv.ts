import type { ExportRow } from './list-files';
import { permalink } from './permalink';
import { answered } from './report';

/** The columns of DESIGN §6, in their order, and last why a row has no verdict. */
const COLUMNS = [
  'indicator',
  'kind',
  'verdict',
  'malicious',
  'suspicious',
  'harmless',
  'undetected',
  'total',
  'scan_date',
  'flagging_engines',
  'link',
  'reason',
] as const;

export const CSV_HEAD = `\ufeff${COLUMNS.join(',')}\r\n`;

/** Begins as a formula does in a spreadsheet, or with what hides that it does (faults.md §5.56). */
const FORMULA = /^[\s\p{Cc}\p{Cf}]*[=+\-@\uff0b\uff0d\uff1d\uff20]|^[\t\r\n]/u;

/** One row of a list as one record (RFC 4180). */
export function csvRecord(row: ExportRow): string {
  return `${cellsOf(row).map(csvCell).join(',')}\r\n`;
}

/** A cell that no program takes for a formula, quoted where it needs it. */
export function csvCell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n;\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function cellsOf(row: ExportRow): readonly (string | number)[] {
  const { indicator, kind, state, result, flagging, reason } = row;
  if (!result) return [indicator, kind, state, '', '', '', '', '', '', '', '', reason ?? ''];
  const { malicious, suspicious, harmless, undetected } = result.counts;
  const engines = flagging.map(({ engine, label }) => (label === null ? engine : `${engine}: ${label}`));
  return [
    ...[indicator, kind, state],
    ...[malicious, suspicious, harmless, undetected, answered(result.counts)],
    ...[isoDate(result.analysedAt), engines.join('; '), permalink({ kind, id: result.id }), ''],
  ];
}

/** Empty where there is none. */
export function isoDate(at: number | null): string {
  return at === null || Math.abs(at) > 8.64e15 ? '' : new Date(at).toISOString();
}

import { isoDate } from './list-csv';
import type { ExportRow } from './list-files';
import { permalink } from './permalink';
import { answered } from './report';

/** One row of a list as one line of JSON, with the names of the CSV columns. */
export function jsonLine(row: ExportRow): string {
  return `${JSON.stringify(fieldsOf(row))}\n`;
}

function fieldsOf({ indicator, kind, state, result, flagging, failure, reason }: ExportRow): object {
  const about = { indicator, kind, verdict: state };
  if (!result) return { ...about, ...(failure && { failure: failure.tag }), ...(reason && { reason }) };
  const { malicious, suspicious, harmless, undetected } = result.counts;
  return {
    ...about,
    ...{ malicious, suspicious, harmless, undetected, total: answered(result.counts) },
    scan_date: isoDate(result.analysedAt) || null,
    flagging_engines: flagging,
    link: permalink({ kind, id: result.id }),
  };
}

/** Only what engines flag, and only the engines that do: what a previewer keeps of a link. */
export function detectionLine(row: ExportRow): string {
  const { result, flagging } = row;
  if (!result || flagging.length === 0) return '';
  const { malicious, suspicious } = result.counts;
  const kept = {
    indicator: row.indicator,
    scan_date: isoDate(result.analysedAt) || null,
    positives: malicious + suspicious,
    total: answered(result.counts),
    engines: flagging,
  };
  return `${JSON.stringify(kept)}\n`;
}

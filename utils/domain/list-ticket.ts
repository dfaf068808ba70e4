import { defang } from './defang';
import type { RowResult } from './list';
import { isoDate } from './list-csv';
import type { ExportRow } from './list-files';
import { answered } from './report';
import { visibleText } from './visible-text';

const HEADS = ['Indicator', 'Verdict', 'Engines', 'Label', 'Scanned (UTC)'] as const;

export const MARKDOWN_HEAD = `| ${HEADS.join(' | ')} |\n|${' --- |'.repeat(HEADS.length)}\n`;

/** What has a meaning in Markdown or HTML, so that foreign text means nothing. */
const MEANS = /[\\`*_{}[\]<>#|~!&]/g;

/** One row as a line of a Markdown table, defanged: it goes into tickets. */
export function markdownRow({ indicator, state, result }: ExportRow): string {
  const cells = result
    ? [
        `${flaggedBy(result)} of ${answered(result.counts)}`,
        result.label ?? '',
        isoDate(result.analysedAt).slice(0, 16).replace('T', ' '),
      ]
    : ['', '', ''];
  const text = [codeOf(defang(indicator)), state, ...cells.map(escaped)].join(' | ');
  return `| ${text} |\n`;
}

/** One row as a line of plain text, defanged, with a tab before its verdict. */
export function defangedLine({ indicator, state, result }: ExportRow): string {
  const engines = result ? `\t${flaggedBy(result)}/${answered(result.counts)}` : '';
  return `${visibleText(defang(indicator), 10_000)}\t${state}${engines}\n`;
}

/** The reading of its verdict: who says malicious or, where nobody does, suspicious. */
function flaggedBy({ counts }: RowResult): number {
  return counts.malicious || counts.suspicious;
}

function escaped(text: string): string {
  return visibleText(text, 200).replace(/\s+/g, ' ').replace(MEANS, '\\$&');
}

/** In backticks nothing has a meaning but backticks, and the bar of the table. */
function codeOf(text: string): string {
  const shown = visibleText(text, 10_000).replace(/\s+/g, ' ').replaceAll('`', '%60');
  return `\`${shown.replaceAll('|', '\\|')}\``;
}

import type { LogLine as Line, LogLevel } from '@/utils/domain/log';
import { visibleText } from '@/utils/domain/visible-text';
import { dateTime } from '../text';
import { placeOf } from '../workspace/LongRows';
import { logGloss } from './log-gloss';

/** The log's own words are never translated: people compare lines, and programs read them (words.md §4.2). */
const WORD: Readonly<Record<LogLevel, string>> = { info: 'INFO', warn: 'WARN', error: 'ERROR' };

/**
 * One line in mono: UTC time (the user's own on hover), level, what happened, with that in the reader's language before
 * it. A line not here yet is empty.
 */
export function LogLine({ line, index }: { line: Line | undefined; index: number }) {
  if (!line) return <tr class="line log" {...placeOf(index)} aria-busy="true" />;
  const gloss = logGloss(line.event);
  const text = visibleText(line.detail === '' ? line.event : `${line.event} ${line.detail}`, 2_000);
  return (
    <tr class="line log mono" {...placeOf(index)} data-level={line.level}>
      <td>
        <time dateTime={iso(line.at)} title={dateTime(line.at)}>
          {iso(line.at)}
        </time>
      </td>
      <td class="level">{WORD[line.level]}</td>
      <td title={text}>
        {gloss !== null && <span class="log-gloss">{gloss}</span>}
        <bdi lang="en" translate={false}>
          {text}
        </bdi>
      </td>
    </tr>
  );
}

/** A clock can be set to what no date can be. */
function iso(at: number): string {
  return Math.abs(at) <= 8.64e15 ? new Date(at).toISOString() : String(at);
}

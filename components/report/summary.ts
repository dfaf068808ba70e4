import type { CheckState } from '@/utils/domain/check';
import { defang } from '@/utils/domain/defang';
import { permalink } from '@/utils/domain/permalink';
import { visibleText } from '@/utils/domain/visible-text';
import { flags, sortedEngines } from '../parts/EngineList';
import { dateTime, listing, number, pluralKey, t } from '../text';
import { VERDICT_WORD } from './verdict-word';

const TEXT_AT_MOST = 2_000;
const LABEL_AT_MOST = 80;

/** A report in a few lines for a ticket or a mail: defanged, so that no program makes a link of it again. */
export function summaryOf(state: Extract<CheckState, { phase: 'report' }>): string {
  const { report, verdict } = state;
  const reading = t(
    pluralKey('readingOf', verdict.answered),
    number(verdict.answered),
    number(verdict.reading),
  );
  const flagging = sortedEngines(report.engines)
    .filter(flags)
    .map(({ name, label }) => `${shown(name)}${label === null ? '' : ` (${shown(label)})`}`);
  const name = report.file?.name ?? null;
  return [
    ...(name === null ? [] : [visibleText(name, TEXT_AT_MOST)]),
    visibleText(defang(report.subject), TEXT_AT_MOST),
    `${t(VERDICT_WORD[verdict.name])}: ${reading}`,
    ...(report.analysedAt === null ? [] : [`${t('factAnalysed')}: ${dateTime(report.analysedAt)}`]),
    ...(flagging.length === 0 ? [] : [`${t('headEngines')}: ${listing(flagging)}`]),
    permalink(report),
  ].join('\n');
}

function shown(text: string): string {
  return visibleText(text, LABEL_AT_MOST).replace(/\s+/g, ' ');
}

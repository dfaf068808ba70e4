import type { VerdictName } from '@/utils/domain/verdict';
import {
  WATCH_PERIODS,
  type WatchChangeKind,
  type WatchFilter,
  type WatchFinding,
  type WatchOutcome,
  type WatchPeriod,
  type WatchSort,
} from '@/utils/domain/watch';
import type { GlyphName } from '../parts/Glyph';
import { type MessageKey, number, t } from '../text';

export const PERIOD_WORD = {
  hour: 'watchHour',
  'six-hours': 'watchSixHours',
  'half-day': 'watchHalfDay',
  day: 'watchDay',
  week: 'watchWeek',
  month: 'watchMonth',
} as const satisfies Record<WatchPeriod, MessageKey>;

export const FILTER_WORD = {
  all: 'dlAll',
  bad: 'watchBad',
  good: 'nothingFound',
  unknown: 'dlUnknown',
  failed: 'historyFailed',
  waiting: 'watchWaiting',
  paused: 'paused',
} as const satisfies Record<WatchFilter, MessageKey>;

export const FILTER_GLYPH: Readonly<Record<WatchFilter, GlyphName | null>> = {
  all: null,
  bad: 'malicious',
  good: 'nothing-found',
  unknown: 'unknown',
  failed: 'failed',
  waiting: 'waiting',
  paused: 'skipped',
};

export const SORT_WORD = {
  added: 'watchSortAdded',
  next: 'watchSortNext',
  name: 'watchSortName',
  worst: 'watchSortWorst',
  changed: 'watchSortChanged',
} as const satisfies Record<WatchSort, MessageKey>;

export const CHANGE_WORD = {
  flagged: 'watchFlagged',
  risen: 'watchRisen',
  cleared: 'watchCleared',
  failing: 'watchFailing',
} as const satisfies Record<WatchChangeKind, MessageKey>;

export const OUTCOME_WORD = {
  good: 'nothingFound',
  bad: 'watchBad',
  unknown: 'dlUnknown',
  failed: 'historyFailed',
} as const satisfies Record<WatchOutcome, MessageKey>;

export const OUTCOME_GLYPH: Readonly<Record<WatchOutcome, GlyphName>> = {
  good: 'nothing-found',
  bad: 'malicious',
  unknown: 'unknown',
  failed: 'failed',
};

export const VERDICT_WORD = {
  malicious: 'malicious',
  suspicious: 'suspicious',
  'nothing-found': 'nothingFound',
  unknown: 'dlUnknown',
} as const satisfies Record<VerdictName, MessageKey>;

/** The period that a choice stands for; null is the one of the settings. */
export function periodOf(value: string): WatchPeriod | null {
  return WATCH_PERIODS.find((each) => each === value) ?? null;
}

/** “9 of 92”; nothing where no engine answered. */
export function readingOf({ malicious, suspicious, answered }: WatchFinding): string {
  if (answered === 0) return '';
  return t('recentReading', number(malicious > 0 ? malicious : suspicious), number(answered));
}

/** “Malicious (9 of 92)”. */
export function said(finding: WatchFinding): string {
  const word = t(VERDICT_WORD[finding.verdict]);
  const reading = readingOf(finding);
  return reading === '' ? word : t('watchSaid', word, reading);
}

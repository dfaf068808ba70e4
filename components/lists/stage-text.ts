import type { ListView } from '@/utils/domain/list';
import { failureText } from '../parts/failure-text';
import type { GlyphName } from '../parts/Glyph';
import { dayMonth, type MessageKey, t } from '../text';
import { clockOrDate } from '../workspace/when';

const WORD = {
  reading: 'listReadingStage',
  ready: 'listReady',
  running: 'listRunning',
  paused: 'paused',
  done: 'done',
  cancelled: 'cancelled',
} as const satisfies Record<ListView['stage'], MessageKey>;

/** None for a list that is done: a ring would say that nothing was found in it. */
const GLYPH: Readonly<Record<ListView['stage'], GlyphName | null>> = {
  reading: 'waiting',
  ready: 'skipped',
  running: 'looking',
  paused: 'waiting',
  done: null,
  cancelled: 'skipped',
};

export interface StageText {
  readonly glyph: GlyphName | null;
  readonly word: string;
}

/** How a list stands, in a word or two. */
export function stageText({ stage, stopped, wait }: ListView): StageText {
  if (stage === 'paused' && stopped) return { glyph: 'failed', word: t('listStopped') };
  if (stage === 'running' && wait) return { glyph: 'waiting', word: t('waiting') };
  return { glyph: GLYPH[stage], word: t(WORD[stage]) };
}

/** What a running list waits for, if it does; why a stopped one stopped. Null where there is nothing to add. */
export function waitText(
  { stage, stopped, wait }: ListView,
  now: number,
  gateway: string | null,
): string | null {
  if (stopped) return failureText(stopped, now, gateway).sentence;
  if (stage !== 'running' || !wait) return null;
  switch (wait.window) {
    case 'day':
      return t('listWaitsDay', clockOrDate(wait.until, now));
    case 'month':
      return t('listWaitsMonth', dayMonth(wait.until));
    case 'offline':
      return t('listWaitsOffline');
    default:
      return t('listWaitsSlow', clockOrDate(wait.until, now));
  }
}

/** How far a list is: what is held here is not asked for, so it counts neither way. */
export function progressOf(view: Pick<ListView, 'counts'>): {
  readonly total: number;
  readonly done: number;
} {
  const total = rowsOf(view) - view.counts['not-sent'];
  return { total, done: total - view.counts.waiting };
}

/** All rows that the list has. */
export function rowsOf({ counts }: Pick<ListView, 'counts'>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

import type { WatchView } from '@/utils/domain/watch';
import { failureText } from '../parts/failure-text';
import type { GlyphName } from '../parts/Glyph';
import { t } from '../text';
import { readingOf, said, VERDICT_WORD } from './watch-words';

export interface EntryText {
  readonly glyph: GlyphName;
  readonly word: string;
  /** How many engines, or why the last look failed. */
  readonly reading: string;
}

/** What an entry says of itself: a look that failed is never hidden by the verdict of an earlier one. */
export function entryText(
  { failure, checking, last }: WatchView,
  now: number,
  gateway: string | null,
): EntryText {
  if (failure) {
    const why = failureText(failure, now, gateway).title;
    const before = last ? t('watchBefore', why, said(last)) : why;
    return { glyph: 'failed', word: t('historyFailed'), reading: before };
  }
  if (last) return { glyph: last.verdict, word: t(VERDICT_WORD[last.verdict]), reading: readingOf(last) };
  return {
    glyph: checking ? 'looking' : 'waiting',
    word: t(checking ? 'lookingUp' : 'watchWaiting'),
    reading: '',
  };
}

import { describe, expect, it } from 'vitest';
import { withOwn } from '@/components/community/with-own';
import { HOUR, MINUTE } from '@/utils/domain/duration';
import { comment, comments, entry } from './gallery/stub-community';

const NOW = Date.UTC(2026, 10, 21, 12);
const MINE = comment('mine', 'Asks for card data.', NOW);
const POSTED = entry(
  'e1',
  { act: 'comment', text: MINE.text },
  { phase: 'done', comment: MINE, already: false },
  NOW,
);
const first = (wholeAt: number | null) => withOwn(comments(NOW), [POSTED], wholeAt)[0]?.id;

describe('a comment of one’s own', () => {
  it('is drawn until a later list has it', () => {
    expect(first(null)).toBe('mine');
    expect(first(NOW - HOUR)).toBe('mine');
    expect(first(NOW + MINUTE)).toBe('mine');
    expect(withOwn([MINE, ...comments(NOW)], [POSTED], NOW + HOUR).filter(({ id }) => id === 'mine')).toEqual(
      [MINE],
    );
  });

  it('that a later list has not to its end was removed elsewhere', () => {
    expect(first(NOW + HOUR)).toBe('m1');
  });
});

import { describe, expect, it } from 'vitest';
import {
  canBeTakenBack,
  isOver,
  isSameDeed,
  isSameMatter,
  type Participation,
} from '@/utils/domain/participation';

const DEEDS: readonly Participation[] = [
  { act: 'vote', verdict: 'harmless' },
  { act: 'vote', verdict: 'malicious' },
  { act: 'comment', text: 'a' },
  { act: 'comment', text: 'b' },
  { act: 'delete-comment', commentId: '1' },
  { act: 'delete-comment', commentId: '2' },
  { act: 'comment-vote', commentId: '1', vote: 'positive', seen: 0 },
  { act: 'comment-vote', commentId: '1', vote: 'abuse', seen: 0 },
  { act: 'comment-vote', commentId: '2', vote: 'abuse', seen: 0 },
];

describe('two deeds', () => {
  it('are the same only where the second would say nothing new', () => {
    for (const one of DEEDS) for (const other of DEEDS) expect(isSameDeed(one, other)).toBe(one === other);
    const [, , , , , , vote] = DEEDS;
    expect(vote?.act === 'comment-vote' && isSameDeed(vote, { ...vote, seen: 5 })).toBe(true);
  });
});

describe('two matters', () => {
  it('are the same for one person’s vote, and opinion of one comment', () => {
    const same = DEEDS.map((one) => DEEDS.filter((other) => isSameMatter(one, other)).length);
    expect(same).toEqual([2, 2, 1, 1, 1, 1, 2, 2, 1]);
  });
});

describe('a state', () => {
  it.each([
    [{ phase: 'held', leavesAt: 1 }, true, false],
    [{ phase: 'sending', waitsUntil: 1 }, true, false],
    [{ phase: 'sending', waitsUntil: null }, false, false],
    [{ phase: 'looking' }, false, false],
    [{ phase: 'done', comment: null, already: false }, false, true],
    [{ phase: 'uncertain', failure: null }, false, true],
    [{ phase: 'failed', failure: { tag: 'offline' } }, false, true],
  ] as const)('%j', (state, back, over) => {
    expect(canBeTakenBack(state)).toBe(back);
    expect(isOver(state)).toBe(over);
  });
});

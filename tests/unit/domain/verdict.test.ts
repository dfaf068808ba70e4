import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answered, type EngineCounts } from '@/utils/domain/report';
import { isFlagged, verdictOf } from '@/utils/domain/verdict';

type Said = readonly [malicious: number, suspicious: number, harmless: number, undetected: number];

function counts([malicious, suspicious, harmless, undetected]: Said, unanswered = 0): EngineCounts {
  return { malicious, suspicious, harmless, undetected, unanswered };
}

describe('verdictOf (DESIGN §4)', () => {
  it.each<[said: Said, threshold: number, name: string, reading: number]>([
    [[0, 0, 0, 0], 1, 'unknown', 0],
    [[0, 0, 0, 0], 0, 'unknown', 0],
    [[0, 0, 1, 0], 1, 'nothing-found', 0],
    [[0, 0, 0, 1], 1, 'nothing-found', 0],
    [[0, 0, 60, 30], 3, 'nothing-found', 0],
    [[0, 1, 60, 30], 3, 'suspicious', 1],
    [[0, 7, 60, 30], 3, 'suspicious', 7],
    [[1, 0, 60, 30], 3, 'suspicious', 1],
    [[1, 1, 0, 0], 3, 'suspicious', 1],
    [[2, 5, 60, 30], 3, 'suspicious', 2],
    [[3, 5, 60, 30], 3, 'malicious', 3],
    [[4, 0, 0, 0], 3, 'malicious', 4],
    [[1, 0, 90, 0], 1, 'malicious', 1],
  ])('%j with a threshold of %i is %s, reading %i', (said, threshold, name, reading) => {
    const all = said.reduce((sum, one) => sum + one, 0);
    expect(verdictOf(counts(said, 9), threshold)).toEqual({
      name,
      reading,
      answered: all,
      counts: counts(said, 9),
      threshold,
    });
  });

  it('is unknown, never clean, when engines only failed to answer', () => {
    expect(verdictOf(counts([0, 0, 0, 0], 70), 3).name).toBe('unknown');
  });

  const some = fc.nat({ max: 99 });
  const said = fc.tuple(some, some, some, some);

  it('never gets milder when one more engine speaks against it', () => {
    const rank = ['unknown', 'nothing-found', 'suspicious', 'malicious'];
    fc.assert(
      fc.property(said, fc.integer({ min: 1, max: 20 }), (one, threshold) => {
        const before = rank.indexOf(verdictOf(counts(one), threshold).name);
        const [malicious, suspicious, harmless, undetected] = one;
        for (const worse of [
          [malicious + 1, suspicious, harmless, undetected],
          [malicious, suspicious + 1, harmless, undetected],
        ] as const) {
          expect(rank.indexOf(verdictOf(counts(worse), threshold).name)).toBeGreaterThanOrEqual(
            Math.max(before, rank.indexOf('suspicious')),
          );
        }
      }),
    );
  });

  it('counts as answered whoever said anything', () => {
    fc.assert(
      fc.property(said, some, (one, unanswered) => {
        expect(answered(counts(one, unanswered))).toBe(one.reduce((sum, each) => sum + each, 0));
      }),
    );
  });

  it.each<[said: Said, flagged: boolean]>([
    [[0, 0, 0, 0], false],
    [[0, 0, 5, 5], false],
    [[0, 1, 5, 5], true],
    [[1, 0, 5, 5], true],
    [[9, 0, 5, 5], true],
  ])('%j is flagged: %s', (one, flagged) => expect(isFlagged(verdictOf(counts(one), 3))).toBe(flagged));
});

import { describe, expect, it } from 'vitest';
import type { WatchFinding } from '@/utils/domain/watch';
import { changeBetween, findingIn, findingOf, outcomeOf } from '@/utils/domain/watch-change';
import { REPORT } from './a-report';

const found = (malicious: number, suspicious = 0, answered = 92): WatchFinding => ({
  at: 0,
  verdict: 'unknown',
  malicious,
  suspicious,
  answered,
  id: null,
  analysedAt: null,
});

describe('a change', () => {
  it.each([
    ['first look, nothing', null, found(0), null],
    ['first look, flagged', null, found(0, 1), 'flagged'],
    ['nothing as before', found(0), found(0), null],
    ['flagged', found(0), found(2), 'flagged'],
    ['as many as before, differently', found(2, 0), found(1, 1), null],
    ['more', found(2), found(2, 1), 'risen'],
    ['fewer', found(5), found(1), null],
    ['none any more', found(5), found(0), 'cleared'],
    ['no engine answered: nobody took it back', found(5), found(0, 0, 0), null],
    ['still flagged after a look without answer', found(5), found(5), null],
  ] as const)('%s', (_, before, after, kind) => {
    expect(changeBetween(before, after)).toBe(kind);
  });
});

describe('what a look found', () => {
  const { counts } = REPORT;
  const verdict = { name: 'suspicious', reading: 2, answered: 72, counts, threshold: 3 } as const;
  const said = { at: 7, verdict: 'suspicious', malicious: 2, suspicious: 1, answered: 72, id: 'a.example' };

  it('is what the report says, as old as that is', () => {
    expect(findingIn(REPORT, verdict, 7)).toEqual({ ...said, analysedAt: 5 });
    const seen = { fetchedAt: 7, old: false, earlier: null, stillAnalysing: false };
    expect(findingOf({ phase: 'report', report: REPORT, verdict, ...seen }, 9)).toEqual({
      ...said,
      analysedAt: 5,
    });
  });

  it('is that there is no report, or nothing at all', () => {
    expect(findingOf({ phase: 'unknown', submission: 'none' }, 9)).toEqual({
      ...{ at: 9, verdict: 'unknown', malicious: 0, suspicious: 0, answered: 0, id: null, analysedAt: null },
    });
    expect(findingOf({ phase: 'looking-up' }, 9)).toBeNull();
  });
});

describe('a run files', () => {
  it('as good only what engines answered', () => {
    expect(outcomeOf(found(0))).toBe('good');
    expect(outcomeOf(found(0, 1))).toBe('bad');
    expect(outcomeOf(found(0, 0, 0))).toBe('unknown');
    expect(outcomeOf(null)).toBe('failed');
  });
});

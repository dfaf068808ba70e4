import { describe, expect, it } from 'vitest';
import { type CheckState, type CheckView, hasEnded, lost, verdictAttribute } from '@/utils/domain/check';
import { REPORT } from './a-report';

const view = (state: CheckState): CheckView => ({
  id: 'c1',
  indicator: { kind: 'url', value: 'https://a.example/' },
  origin: 'link',
  sent: 'https://a.example/',
  removed: [],
  startedAt: 0,
  spent: 1,
  state,
});

describe('a check that the background has lost', () => {
  it.each<CheckState>([
    { phase: 'looking-up' },
    { phase: 'waiting', wait: { window: 'minute', until: 1 }, place: 1, inLine: 1 },
    { phase: 'failed', failure: { tag: 'offline' } },
  ])('has failed where something was still to come: %j', (state) => {
    expect(lost(view(state)).state).toMatchObject({ phase: 'failed', failure: { tag: 'internal' } });
  });

  it.each<CheckState>([
    { phase: 'unknown', submission: 'none' },
    { phase: 'failed', failure: { tag: 'no-key' } },
  ])('still says what was said: %j', (state) => expect(lost(view(state))).toEqual(view(state)));
});

describe('a state of a check', () => {
  const { counts } = REPORT;
  const verdict = { name: 'suspicious', reading: 2, answered: 72, counts, threshold: 3 } as const;
  const wait = { window: 'minute', until: 1 } as const;
  const seen = { fetchedAt: 0, old: false, earlier: null, stillAnalysing: false };

  it.each<[CheckState, ended: boolean, attribute: string | null]>([
    [{ phase: 'asking', secrets: [], without: 'a', asIs: 'b' }, false, null],
    [{ phase: 'looking-up' }, false, null],
    [{ phase: 'waiting', wait, place: 1, inLine: 1 }, false, null],
    [{ phase: 'analysing', notifies: false, since: 0, nextLookAt: 1, looks: 0 }, false, null],
    [{ phase: 'report', report: REPORT, verdict, ...seen }, true, 'suspicious'],
    [{ phase: 'unknown', submission: 'none' }, true, 'unknown'],
    [{ phase: 'failed', failure: { tag: 'no-key' } }, true, 'failed'],
  ])('%j', (state, ended, attribute) => {
    expect(hasEnded(state)).toBe(ended);
    expect(verdictAttribute(state)).toBe(attribute);
  });
});

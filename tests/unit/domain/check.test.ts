import { describe, expect, it } from 'vitest';
import { type CheckState, type CheckView, lost } from '@/utils/domain/check';

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

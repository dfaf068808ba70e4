import { describe, expect, it } from 'vitest';
import type { CheckState } from '@/utils/domain/check';
import { DAY, HOUR, MINUTE } from '@/utils/domain/duration';
import type { Failure } from '@/utils/domain/failure';
import { verdictOf } from '@/utils/domain/verdict';
import { nextLook } from '@/utils/domain/watch-period';
import { afterLook, freshFor } from '@/utils/services/watch/look';
import { beingChecked } from '@/utils/services/watch/row';
import { REPORT } from '../../domain/a-report';
import { entry, finding, NOW } from './rows';

const looked = (more: Parameters<typeof entry>[1] = {}) => beingChecked(entry('a.example', more), 'check-1');
const failed = (failure: Failure): CheckState => ({ phase: 'failed', failure });
const NONE = { malicious: 0, suspicious: 0, harmless: 0, undetected: 0, unanswered: 0 };
const unreachable: Failure = { tag: 'upstream', status: 500 };

/** The state of a check that so many engines of 70 answered, so many of them with "malicious". */
function answered(malicious: number, harmless = 70): CheckState {
  const report = { ...REPORT, counts: { ...NONE, malicious, harmless } };
  return {
    ...{ phase: 'report', report, verdict: verdictOf(report.counts, 1) },
    ...{ fetchedAt: NOW, old: false, earlier: null, stillAnalysing: false },
  };
}

describe('an answered look', () => {
  it('is the new baseline, and a change against the old one', () => {
    const before = finding(0);
    const row = looked({ baseline: before, last: before, failure: unreachable, failures: 2 });
    const { row: next, filed, change } = afterLook(row, answered(5), 'day', NOW);
    expect(next).toMatchObject({ last: { malicious: 5 }, failure: null, failures: 0 });
    expect(next).toMatchObject({
      change: { kind: 'flagged', at: NOW },
      dueAt: nextLook(row.key, 'day', NOW),
    });
    expect(next.baseline).toEqual(next.last);
    expect(filed).toEqual({ outcome: 'bad', finding: next.last, failure: null });
    expect(change).toEqual({ kind: 'flagged', before, after: next.last, failure: null });
  });

  it('that says the same as before is no change, and leaves the last one standing', () => {
    const known = { kind: 'flagged', at: 5 } as const;
    const { row, change } = afterLook(
      looked({ baseline: finding(5), change: known }),
      answered(5),
      'day',
      NOW,
    );
    expect([row.change, change]).toEqual([known, null]);
  });

  it.each([
    ['by no engine', answered(0, 0)],
    ['by VirusTotal, which has no report', { phase: 'unknown', submission: 'none' }],
  ] as const)('takes nothing back when it is answered %s', (_, state) => {
    const baseline = finding(5);
    const { row, filed, change } = afterLook(looked({ baseline, last: baseline }), state, 'day', NOW);
    expect(row).toMatchObject({ baseline, last: { answered: 0 } });
    expect(filed).toMatchObject({ outcome: 'unknown', failure: null });
    expect(change).toBeNull();
  });
});

describe('a look without an answer', () => {
  it.each<Failure>([
    { tag: 'no-key' },
    { tag: 'wrong-key' },
    { tag: 'inactive-user' },
    { tag: 'quota', window: 'day', resetsAt: NOW },
    { tag: 'offline' },
    { tag: 'permission-missing', origin: 'https://www.virustotal.com' },
    { tag: 'cancelled', sent: 0 },
    { tag: 'storage-full' },
    { tag: 'storage-closed', why: 'newer' },
    { tag: 'internal', detail: '' },
  ])('is none, and soon tried again, when it is not the entry’s fault: $tag', (failure) => {
    const row = looked({ failures: 2, baseline: finding(1) });
    const { row: next, filed, change } = afterLook(row, failed(failure), 'day', NOW);
    expect(next).toMatchObject({ failure, failures: 2, baseline: finding(1), dueAt: NOW + HOUR });
    expect(next.active).toBeUndefined();
    expect([filed, change]).toEqual([null, null]);
  });

  it('counts as cancelled when its check has stopped without a word', () => {
    const { row } = afterLook(looked(), { phase: 'looking-up' }, 'day', NOW);
    expect(row.failure).toEqual({ tag: 'cancelled', sent: 0 });
  });

  it('comes again after half a short period, and never later than on the period', () => {
    const { row } = afterLook(looked(), failed({ tag: 'offline' }), 'hour', NOW);
    expect(row.nextAt).toBe(NOW + HOUR / 2);
    const onTime = afterLook(looked(), failed({ tag: 'offline' }), 'day', nextLook(looked().key, 'day', NOW));
    expect(onTime.row.nextAt - nextLook(looked().key, 'day', NOW)).toBe(HOUR);
  });

  it.each([
    [0, 1, 15 * MINUTE, null],
    [1, 2, HOUR, null],
    [2, 3, null, 'failing'],
    [3, 4, null, null],
  ] as const)('failed %i times before: counts to %i, and is told once', (before, after, sooner, told) => {
    const baseline = finding(0);
    const row = looked({ failures: before, baseline, last: baseline });
    const { row: next, filed, change } = afterLook(row, failed(unreachable), 'week', NOW);
    const again = sooner === null ? nextLook(row.key, 'week', NOW) : NOW + sooner;
    expect(next).toMatchObject({ failure: unreachable, failures: after, nextAt: again, last: baseline });
    expect(filed).toEqual({ outcome: 'failed', finding: null, failure: unreachable });
    expect(next.change).toEqual(told && { kind: told, at: NOW });
    expect(change).toEqual(told && { kind: told, before: baseline, after: null, failure: unreachable });
  });

  it('is never put off by being tried sooner', () => {
    const late = nextLook('domain:a.example', 'hour', NOW);
    const { row } = afterLook(looked({ failures: 1 }), failed(unreachable), 'hour', NOW);
    expect(row.nextAt).toBe(Math.min(late, NOW + HOUR));
  });

  it('that the user’s own list keeps here is filed, no failure more, and never told', () => {
    const failure: Failure = { tag: 'private', rule: 'own-list', host: 'a.example' };
    const row = looked({ failures: 2 });
    const { row: next, filed, change } = afterLook(row, failed(failure), 'week', NOW);
    expect(next).toMatchObject({ failure, failures: 2, nextAt: nextLook(row.key, 'week', NOW) });
    expect(next.change).toBeNull();
    expect(filed).toEqual({ outcome: 'failed', finding: null, failure });
    expect(change).toBeNull();
    expect(afterLook(looked({ failures: 3 }), failed(failure), 'week', NOW).change).toBeNull();
  });
});

it('an answer in the cache is a look for half a period, a day at most', () => {
  expect(['hour', 'day', 'week', 'month'].map((period) => freshFor(period as 'hour'))).toEqual([
    HOUR / 2,
    DAY / 2,
    DAY,
    DAY,
  ]);
});

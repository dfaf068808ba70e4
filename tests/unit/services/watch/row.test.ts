import { describe, expect, it } from 'vitest';
import { DAY } from '@/utils/domain/duration';
import { delivered, noticed } from '@/utils/services/watch/changes';
import { isEdit, parseEdits } from '@/utils/services/watch/edits';
import { runId } from '@/utils/services/watch/file-look';
import { beingChecked, changeViewOf, viewOf, waiting } from '@/utils/services/watch/row';
import { change, entry, finding, NOW } from './rows';

describe('an entry', () => {
  const row = entry('a.example');

  it('that is new waits for its first look, now', () => {
    expect(row).toEqual({
      ...{ key: 'domain:a.example', indicator: { kind: 'domain', value: 'a.example' }, period: null },
      ...{ paused: false, addedAt: NOW, nextAt: NOW, plannedAt: NOW, dueAt: NOW, checkId: null },
      ...{ last: null, baseline: null, failure: null, failures: 0, change: null },
    });
  });

  it('that is being looked at is due no more, and nobody’s wish any more', () => {
    const { dueAt: _, ...rest } = row;
    expect(beingChecked({ ...row, asked: true }, 'check-1')).toEqual({
      ...rest,
      checkId: 'check-1',
      active: 'check',
    });
  });

  it('that waits again is due then, unless it is paused', () => {
    const looked = beingChecked(row, 'check-1');
    const planned = { checkId: 'check-1', nextAt: NOW + DAY, plannedAt: NOW + 1 };
    expect(waiting(looked, NOW + DAY, NOW + 1)).toEqual({ ...row, ...planned, dueAt: NOW + DAY });
    const { dueAt: _, ...rest } = row;
    expect(waiting({ ...looked, paused: true }, NOW + DAY, NOW + 1)).toEqual({
      ...rest,
      ...planned,
      paused: true,
    });
  });

  it('is shown without what only the background needs', () => {
    const { baseline: _, plannedAt: __, dueAt: ___, ...shown } = row;
    expect(viewOf(row)).toEqual({ ...shown, checking: false });
    expect(viewOf(beingChecked(row, 'check-1'))).toEqual({ ...shown, checkId: 'check-1', checking: true });
  });
});

describe('an edit, which the copy has to follow', () => {
  const row = entry('a.example', { baseline: finding(2) });
  it.each([
    ['another period', { period: 'week' }, true],
    ['a pause', { paused: true }, true],
    ['a baseline that is gone', { baseline: null }, true],
    ['engines that say more', { baseline: finding(2, { suspicious: 1 }) }, true],
    ['the same said later', { baseline: finding(2, { at: NOW + 1 }) }, false],
    ['another place in the round', { nextAt: 1, plannedAt: 1, dueAt: 1 }, false],
  ] as const)('%s', (_, next, edited) => {
    expect(isEdit(row, { ...row, ...next })).toBe(edited);
  });

  it('is the first baseline, and is not that there is still none', () => {
    const fresh = entry('a.example');
    expect([isEdit(fresh, row), isEdit(fresh, { ...fresh, nextAt: 1 })]).toEqual([true, false]);
  });

  it('has a number, which what is damaged has not', () => {
    expect([7, 0, -1, 1.5, '7', null, undefined, Number.NaN].map(parseEdits)).toEqual([
      7, 0, 0, 0, 0, 0, 0, 0,
    ]);
  });
});

describe('a change', () => {
  it('is told or not told, and then waits for nothing', () => {
    const { noticeAt: _, ...unnoticed } = change(1);
    expect(noticed(change(1), 'shown')).toEqual({ ...unnoticed, notice: 'shown' });
    const { webhookAt: __, ...undelivered } = change(1);
    const problem = { problem: 'timeout' } as const;
    expect(delivered(change(1), 'given-up', problem)).toEqual({
      ...undelivered,
      webhook: 'given-up',
      problem,
    });
  });

  it('is shown without when it is to be told', () => {
    const { n: _, noticeAt: __, webhookAt: ___, ...shown } = change(1);
    expect(changeViewOf(change(1, { noticeId: 'x', triedThere: true }))).toEqual(shown);
  });
});

it('a run’s name sorts by time, and says its period', () => {
  const round = { startsAt: Date.UTC(2026, 10, 21), endsAt: Date.UTC(2026, 10, 22) };
  expect(runId('day', round)).toBe('2026-11-21T00:00Z day');
});

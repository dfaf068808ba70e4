import { describe, expect, it } from 'vitest';
import { costOf, listOf, type WantedWatch } from '@/utils/services/watch/list';
import { viewOf } from '@/utils/services/watch/row';
import { entry, finding } from './rows';

const failure = { tag: 'timeout' } as const;
const ROWS = [
  entry('g-paused.example', { last: finding(0), paused: true, addedAt: 7, nextAt: 1 }),
  entry('b-bad.example', { last: finding(5), addedAt: 1, nextAt: 50 }),
  entry('a-suspicious.example', { last: finding(0, { suspicious: 1 }), addedAt: 2, nextAt: 40 }),
  entry('d-good.example', { last: finding(0), addedAt: 3, nextAt: 30, change: { kind: 'cleared', at: 9 } }),
  entry('c-unknown.example', { last: finding(0, { answered: 0 }), addedAt: 4, nextAt: 20 }),
  entry('f-failed.example', { last: finding(0), failure, addedAt: 5, nextAt: 10 }),
  entry('e-waiting.example', { addedAt: 6, nextAt: 5, change: { kind: 'flagged', at: 10 } }),
].map(viewOf);
const ALL: WantedWatch = { search: '', filter: 'all', sort: 'name', offset: 0, limit: 100 };

const show = (wanted: Partial<WantedWatch>) => {
  const { rows, ...rest } = listOf(ROWS, { ...ALL, ...wanted });
  return { ...rest, names: rows.map(({ indicator }) => indicator.value.replace(/\.example$/, '')) };
};

describe('the part of the watchlist that a page shows', () => {
  it.each([
    ['all', 7, 'a-suspicious b-bad c-unknown d-good e-waiting f-failed g-paused'],
    ['bad', 2, 'a-suspicious b-bad'],
    ['good', 2, 'd-good g-paused'],
    ['unknown', 1, 'c-unknown'],
    ['failed', 1, 'f-failed'],
    ['waiting', 1, 'e-waiting'],
    ['paused', 1, 'g-paused'],
  ] as const)('%s: what it says itself, and what failed is nothing else', (filter, total, names) => {
    expect(show({ filter })).toMatchObject({ total, names: names.split(' ') });
  });

  it('counts a failed look as failed, also where none was answered before', () => {
    const row = viewOf(entry('never.example', { failure }));
    expect(listOf([row], ALL).counts).toMatchObject({ failed: 1, waiting: 0, unknown: 0 });
  });

  it.each([
    ['name', 'a-suspicious b-bad c-unknown d-good e-waiting f-failed g-paused'],
    ['added', 'g-paused e-waiting f-failed c-unknown d-good a-suspicious b-bad'],
    ['next', 'e-waiting f-failed c-unknown d-good a-suspicious b-bad g-paused'],
    ['changed', 'e-waiting d-good a-suspicious b-bad c-unknown f-failed g-paused'],
    ['worst', 'b-bad a-suspicious f-failed c-unknown d-good e-waiting g-paused'],
  ] as const)('sorted by %s', (sort, names) => {
    expect(show({ sort }).names).toEqual(names.split(' '));
  });

  it.each(['added', 'next', 'worst', 'changed', 'name'] as const)('by name where %s is the same', (sort) => {
    const same = ['c', 'a', 'b'].map((name) => viewOf(entry(`${name}.example`)));
    const { rows } = listOf(same, { ...ALL, sort });
    expect(rows.map(({ indicator }) => indicator.value)).toEqual(['a.example', 'b.example', 'c.example']);
  });

  it('keeps the order of those with one name', () => {
    const twins = [1, 2, 3].map((at) => ({ ...viewOf(entry('a.example')), addedAt: at }));
    expect(listOf(twins, ALL).rows.map(({ addedAt }) => addedAt)).toEqual([1, 2, 3]);
  });

  it('finds whatever the case and the space around, and counts what it found', () => {
    expect(show({ search: '  GOOD.Example ' })).toMatchObject({
      names: ['d-good'],
      total: 1,
      counts: { all: 1, good: 1, bad: 0, paused: 0 },
    });
    const upper = viewOf(entry('x.example', { indicator: { kind: 'domain', value: 'UPPER.example' } }));
    expect(listOf([upper], { ...ALL, search: 'upper' }).total).toBe(1);
    expect(show({ search: '   ' }).total).toBe(7);
  });

  it('is a page of it, with the number of all', () => {
    expect(show({ offset: 2, limit: 2 })).toMatchObject({ total: 7, names: ['c-unknown', 'd-good'] });
  });
});

describe('what the watchlist costs', () => {
  const limits = { minute: 4, day: 500, month: 15_500 };

  it('is what runs, each by its own period or the usual one', () => {
    const entries = [
      entry('a.example', { period: 'hour' }),
      entry('b.example'),
      entry('c.example', { period: 'hour', paused: true }),
    ];
    expect(costOf(entries, 'half-day', { limits, reserve: 0.2 })).toEqual({ perDay: 26, allowed: 400 });
    expect(costOf([entry('a.example')], 'week', { limits, reserve: 0 })).toEqual({ perDay: 1, allowed: 500 });
  });

  it('may be no more than a day’s part of the month', () => {
    const tight = { ...limits, month: 3_130 };
    expect(costOf([], 'day', { limits: tight, reserve: 0 }).allowed).toBe(100);
    expect(costOf([], 'day', { limits: tight, reserve: 0.5 }).allowed).toBe(50);
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import { DAY } from '@/utils/domain/duration';
import type { WatchOutcome, WatchRun } from '@/utils/domain/watch';
import type { Storage } from '@/utils/services/storage/database';
import { createWatchRuns, type WatchRuns } from '@/utils/services/watch/runs';
import { createMemoryDatabase } from '../../../support/memory-database';
import { NOW } from './rows';

let storage: Storage;
let runs: WatchRuns;

beforeEach(() => {
  storage = createMemoryDatabase().storage;
  runs = createWatchRuns(storage);
});

const RUN = { period: 'day', counts: { good: 0, bad: 0, unknown: 0, failed: 0 } } as const;
const runOf = (id: string, startsAt: number): WatchRun => ({
  ...{ ...RUN, id, startsAt, endsAt: startsAt + DAY, firstAt: startsAt, lastAt: startsAt },
});
const reply = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(text));

/** A run with so many results, named by numbers; the even ones are bad and have a reply. */
async function put(id: string, startsAt: number, results = 0): Promise<void> {
  await storage.run(async (database) => {
    const transaction = database.transaction(['watchRuns', 'watchResults', 'watchReplies'], 'readwrite');
    void transaction.objectStore('watchRuns').put(runOf(id, startsAt));
    for (let n = 0; n < results; n += 1) {
      const key = `domain:${n}.example`;
      const outcome: WatchOutcome = n % 2 === 0 ? 'bad' : 'good';
      const indicator = { kind: 'domain', value: `${n}.example` } as const;
      const rest = { at: startsAt, outcome, finding: null, failure: null };
      void transaction.objectStore('watchResults').put({ run: id, key, indicator, ...rest });
      if (outcome === 'bad') void transaction.objectStore('watchReplies').put(reply(key), [id, key]);
    }
    await transaction.done;
  });
}

const left = async (): Promise<readonly [runs: number, results: number, replies: number]> =>
  storage.run(async (database) => [
    await database.count('watchRuns'),
    await database.count('watchResults'),
    await database.count('watchReplies'),
  ]);

describe('runs', () => {
  it('are listed by when they began, newest first, a page at once', async () => {
    expect(await runs.list(0, 10)).toEqual({ rows: [], total: 0 });
    for (const [id, day] of [
      ['b', 1],
      ['d', 3],
      ['a', 2],
      ['c', 0],
    ] as const)
      await put(id, NOW + day * DAY);
    const page = async (offset: number, limit: number): Promise<unknown> => {
      const { rows, total } = await runs.list(offset, limit);
      return [rows.map(({ id }) => id).join(' '), total];
    };
    expect(await page(0, 10)).toEqual(['d a b c', 4]);
    expect(await page(0, 2)).toEqual(['d a', 4]);
    expect(await page(1, 2)).toEqual(['a b', 4]);
    expect(await page(3, 2)).toEqual(['c', 4]);
    expect(await page(4, 2)).toEqual(['', 4]);
    expect(await page(9, 2)).toEqual(['', 4]);
    expect(await runs.get('a')).toEqual(runOf('a', NOW + 2 * DAY));
    expect(await runs.get('x')).toBeNull();
  });

  it('tell their results by name and no other run’s, all or those of one kind', async () => {
    await put('day', NOW, 5);
    await put('day 2', NOW, 1);
    await put('dax', NOW, 1);
    const all = await runs.results('day', null, 1, 3);
    expect([all.rows.map(({ key }) => key), all.total]).toEqual([
      ['domain:1.example', 'domain:2.example', 'domain:3.example'],
      5,
    ]);
    const bad = await runs.results('day', 'bad', 2, 3);
    expect([bad.rows.map(({ key }) => key), bad.total]).toEqual([['domain:4.example'], 3]);
  });

  it('give their results out one part behind the other, with the replies that there are', async () => {
    await put('day', NOW, 3);
    await put('day 2', NOW, 1);
    const first = await runs.files('day', null, 2);
    expect(first.map(({ result, reply: kept }) => [result.key, kept])).toEqual([
      ['domain:0.example', reply('domain:0.example')],
      ['domain:1.example', null],
    ]);
    const second = await runs.files('day', 'domain:1.example', 2);
    expect(second.map(({ result }) => result.key)).toEqual(['domain:2.example']);
    expect(await runs.files('day', 'domain:2.example', 2)).toEqual([]);
  });

  it('go when they ended longer ago than is kept, with all that they filed', async () => {
    await put('old', NOW - 6 * DAY, 4);
    await put('edge', NOW - 5 * DAY - DAY, 2);
    await put('kept', NOW - 5 * DAY, 3);
    await runs.sweep(NOW, 5);
    expect((await runs.list(0, 9)).rows.map(({ id }) => id)).toEqual(['kept']);
    expect(await left()).toEqual([1, 3, 2]);
    await runs.sweep(NOW, 5);
    expect(await left()).toEqual([1, 3, 2]);
  });

  it('go sooner, the oldest first, when all of them hold too many results', async () => {
    await put('third', NOW, 2);
    await put('first', NOW - 2 * DAY, 3);
    await put('second', NOW - DAY, 2);
    await createWatchRuns(storage, 7).sweep(NOW, 5);
    expect(await left()).toEqual([3, 7, 4]);
    await createWatchRuns(storage, 4).sweep(NOW, 5);
    expect((await runs.list(0, 9)).rows.map(({ id }) => id)).toEqual(['third', 'second']);
    await createWatchRuns(storage, 3).sweep(NOW, 5);
    expect(await left()).toEqual([1, 2, 1]);
  });
});

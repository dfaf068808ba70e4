import { beforeEach, describe, expect, it } from 'vitest';
import type { CheckState } from '@/utils/domain/check';
import type { LogRow } from '@/utils/domain/log';
import type { Wait } from '@/utils/domain/quota';
import type { CheckRow } from '@/utils/services/checks/row';
import type { Storage } from '@/utils/services/storage/database';
import { countInWalk, createWatchWalk, type WatchWalk } from '@/utils/services/watch/walk';
import { createMemoryDatabase } from '../../../support/memory-database';
import { NOW } from './rows';

let storage: Storage;
let walk: WatchWalk;
let written: number;

beforeEach(() => {
  storage = createMemoryDatabase().storage;
  written = 0;
  walk = createWatchWalk({ storage, clock: { now: () => NOW }, log: { written: () => void written++ } });
});

const lines = (): Promise<readonly LogRow[]> => storage.run((database) => database.getAll('log'));
const line = (level: 'info' | 'warn', event: string, detail: string): LogRow => ({
  at: NOW,
  level,
  event,
  detail,
});
const starts = line('info', 'watchlist run starts', '');
const tomorrow = Date.UTC(2026, 10, 22);
const limit = (until: string): LogRow => line('warn', 'limit', `watchlist waits: day until ${until}`);

/** A check of which nothing counts but what it waits for. */
const check = (state: CheckState): CheckRow => ({
  ...{ id: 'check-1', indicator: { kind: 'domain', value: 'a.example' }, origin: 'watch', lane: 'watch' },
  ...{ ephemeral: false, request: 'a.example', removed: [], stage: 'look-up', posting: false, refresh: true },
  ...{
    following: null,
    earlier: null,
    known: null,
    scanned: false,
    spent: 0,
    startedAt: NOW,
    updatedAt: NOW,
  },
  state,
});
const waits = (wait: Wait): Promise<void> =>
  walk.waits(check({ phase: 'waiting', wait, place: 0, inLine: 1 }));

describe('a run over what is due', () => {
  it('begins once and ends once, with what it filed, whoever saw it begin', async () => {
    await walk.ends();
    expect([await lines(), written]).toEqual([[], 0]);
    await walk.starts();
    await walk.starts();
    expect([await lines(), written]).toEqual([[starts], 1]);
    await storage.run(async (database) => {
      for (const outcome of ['bad', 'bad', 'unknown'] as const)
        await countInWalk(database.transaction('meta', 'readwrite').store, outcome);
    });
    await walk.ends();
    await walk.ends();
    const ends = line('info', 'watchlist run ends', 'good 0, bad 2, unknown 1, failed 0');
    expect([await lines(), written]).toEqual([[starts, ends], 2]);
    await walk.starts();
    await walk.ends();
    expect((await lines()).at(-1)?.detail).toBe('good 0, bad 0, unknown 0, failed 0');
  });

  it('counts nothing while the list is at rest', async () => {
    await storage.run((database) => countInWalk(database.transaction('meta', 'readwrite').store, 'good'));
    expect(await storage.run((database) => database.count('meta'))).toBe(0);
  });

  it('notes each limit that it waits for once, and the minute’s never', async () => {
    await waits({ window: 'day', until: tomorrow });
    expect(await lines()).toEqual([]);
    await walk.starts();
    await waits({ window: 'minute', until: NOW + 1 });
    await walk.waits(check({ phase: 'looking-up' }));
    await waits({ window: 'day', until: tomorrow });
    await waits({ window: 'day', until: tomorrow + 60_000 });
    await waits({ window: 'month', until: tomorrow });
    expect(await lines()).toEqual([
      starts,
      limit('2026-11-22T00:00:00.000Z'),
      line('warn', 'limit', 'watchlist waits: month until 2026-11-22T00:00:00.000Z'),
    ]);
    expect(written).toBe(3);
  });

  it('takes what is damaged for no run', async () => {
    for (const damaged of [null, 5, 'counts', {}]) {
      await storage.run((database) => database.put('meta', damaged, 'watch-walk'));
      await walk.ends();
    }
    expect(await lines()).toEqual([]);
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import { DAY } from '@/utils/domain/duration';
import { nextLook } from '@/utils/domain/watch-period';
import { beingChecked, type WatchRow } from '@/utils/services/watch/row';
import { createWatchlist, type Watchlist } from '@/utils/services/watch/watch';
import { REPORT } from '../../domain/a-report';
import { entry, finding, NOW } from './rows';
import { createRunnerWorld, type RunnerWorld } from './runner-world';

const ALL = { search: '', filter: 'all', sort: 'name', offset: 0, limit: 100 } as const;
const LATER = NOW + 9 * DAY;
const A = { kind: 'domain', value: 'a.example' } as const;

let world: RunnerWorld;
let watchlist: Watchlist;
let copied: number;
let kept: unknown[];
let restored: { at: number; count: number } | null;

beforeEach(() => {
  world = createRunnerWorld();
  // Without a key nothing is looked at: what is told of here is only what a person did.
  world.mayAsk = false;
  [copied, kept, restored] = [0, [], null];
  watchlist = createWatchlist({
    ...world.parts,
    shown: async () => world.settings,
    mirror: {
      sync: async () => void copied++,
      restored: async () => restored,
      dismissRestored: async () => undefined,
    },
    removed: {
      keep: async (removed) => {
        kept.push(removed);
        return 'undo-1';
      },
    },
    limits: async () => ({ minute: 4, day: 500, month: 15_500 }),
  });
});

/** An entry that is being looked at. */
function busy(host: string, more: Partial<WatchRow> = {}): WatchRow {
  world.state('check-1', { phase: 'looking-up' });
  return beingChecked(entry(host, more), 'check-1');
}
const row = async (host: string): Promise<WatchRow | null> => world.table.get(`domain:${host}`);
const put = (...rows: readonly WatchRow[]): Promise<unknown> => world.table.add(rows);
/** How often the copy was made anew and the pages were told. */
const edits = (): unknown => ({ copied, told: world.told });
const ONE = { copied: 1, told: 1 };
const NONE = { copied: 0, told: 0 };

describe('the watchlist', () => {
  it('is shown with what it costs and what was brought back', async () => {
    await put(entry('b.example', { period: 'hour' }), busy('a.example'));
    restored = { at: NOW, count: 2 };
    expect(await watchlist.list({ ...ALL, limit: 1 })).toMatchObject({
      ...{ rows: [{ indicator: A, checking: true }], total: 2 },
      ...{ counts: { all: 2, waiting: 2 }, cost: { perDay: 25, allowed: 400 }, restored },
    });
    expect(await watchlist.find(A)).toMatchObject({ indicator: A, checking: true });
    expect(await watchlist.find({ ...A, value: 'c.example' })).toBeNull();
    expect(edits()).toEqual(NONE);
  });

  it('goes on with the copy first', async () => {
    await watchlist.goOn();
    expect(edits()).toEqual({ copied: 1, told: 0 });
    expect(world.clock.sleeping()).toHaveLength(1);
  });

  it('takes in what is new, and says of the rest what became of it', async () => {
    await put(entry('a.example'));
    const order = { indicators: [A, { ...A, value: 'b.example' }], period: 'week', secrets: 'ask' } as const;
    expect(await watchlist.add(order)).toMatchObject({ added: 1, already: 1, refused: 0 });
    expect(await row('b.example')).toMatchObject({ period: 'week', baseline: null });
    expect(edits()).toEqual(ONE);
    expect(world.clock.sleeping()).toHaveLength(1);
  });

  it('counts what came in by another door meanwhile as there already', async () => {
    const { add } = world.table;
    Object.assign(world.table, {
      add: async (rows: readonly WatchRow[]) => {
        await add([entry('a.example')]);
        return add(rows);
      },
    });
    const order = { indicators: [A, { ...A, value: 'b.example' }], period: null, secrets: 'ask' } as const;
    expect(await watchlist.add(order)).toMatchObject({ added: 1, already: 1 });
    Object.assign(world.table, { add: async () => [] });
    const backup = [{ indicator: { ...A, value: 'c.example' }, period: null, paused: false }] as const;
    const entries = backup.map((each) => ({ ...each, addedAt: 5, baseline: null }));
    expect(await watchlist.restore(entries)).toMatchObject({ added: 0, already: 1 });
  });

  it('takes what somebody was just reading as known', async () => {
    world.cached.set('domain:a.example', { report: REPORT, fetchedAt: NOW, freshness: 'fresh' });
    world.settings = { ...world.settings, maliciousFrom: 3 };
    const order = { indicators: [A], period: null, secrets: 'ask' } as const;
    await watchlist.add({ ...order, seen: true });
    expect((await row('a.example'))?.baseline).toMatchObject({ malicious: 2, verdict: 'suspicious' });
    await watchlist.remove('all');
    await watchlist.add(order);
    expect((await row('a.example'))?.baseline).toBeNull();
  });

  it.each([
    ['its own period', { period: 'week' }, { period: 'week' }, nextLook('domain:a.example', 'week', NOW)],
    ['the usual one', { period: null }, { period: null }, nextLook('domain:a.example', 'day', NOW)],
    ['a pause', { paused: true }, { paused: true, period: 'hour' }, LATER],
    ['no pause', { paused: false }, { paused: false, period: 'hour' }, LATER],
  ] as const)('gives an entry %s', async (_, change, after, nextAt) => {
    await put(entry('a.example', { period: 'hour', last: finding(0), nextAt: LATER, dueAt: LATER }));
    await put(entry('b.example', { nextAt: LATER }));
    await watchlist.set(['domain:a.example'], change);
    expect(await row('a.example')).toMatchObject({ ...after, nextAt });
    expect((await row('a.example'))?.dueAt).toBe('paused' in after && after.paused ? undefined : nextAt);
    expect((await row('a.example'))?.paused).toBe('paused' in after && after.paused);
    expect(await row('b.example')).toEqual(entry('b.example', { nextAt: LATER }));
    expect(edits()).toEqual(ONE);
  });

  it('leaves an entry its turn that was never looked at, or is being looked at', async () => {
    await put(entry('a.example'), busy('b.example', { last: finding(0) }));
    await watchlist.set('all', { period: 'week' });
    expect(await row('a.example')).toMatchObject({ period: 'week', nextAt: NOW, dueAt: NOW });
    expect(await row('b.example')).toMatchObject({ period: 'week', nextAt: NOW, active: 'check' });
    expect(await row('b.example')).not.toHaveProperty('dueAt');
  });

  it('looks now at what the user names, except where it is looking', async () => {
    const later = { nextAt: LATER, plannedAt: NOW - 5, dueAt: LATER };
    await put(entry('a.example', later), entry('b.example', later), busy('c.example', later));
    await watchlist.checkNow(['domain:a.example', 'domain:c.example']);
    expect(await row('a.example')).toEqual({ ...entry('a.example'), asked: true });
    expect(await row('b.example')).toEqual(entry('b.example', later));
    expect(await row('c.example')).toEqual(busy('c.example', later));
    expect(edits()).toEqual(ONE);
  });

  it.each([
    ['all', ['a.example', 'b.example']],
    [['domain:a.example', 'domain:x.example'], ['a.example']],
  ] as const)('keeps what is removed, so that it can be brought back: %s', async (keys, gone) => {
    await put(entry('a.example'), entry('b.example'));
    expect(await watchlist.remove(keys)).toBe('undo-1');
    expect(kept).toEqual([{ from: 'watch', rows: gone.map((host) => entry(host)) }]);
    expect((await world.table.all()).length).toBe(2 - gone.length);
    expect(edits()).toEqual(ONE);
  });

  it('brings back at its time what comes back, and at once what is late', async () => {
    await watchlist.putBack([
      entry('a.example', { nextAt: LATER }),
      beingChecked(entry('b.example', { nextAt: NOW - DAY }), 'check-1'),
    ]);
    expect(await row('a.example')).toMatchObject({ nextAt: LATER, dueAt: LATER });
    expect(await row('b.example')).toMatchObject({ nextAt: NOW, dueAt: NOW, checkId: 'check-1' });
    expect(await row('b.example')).not.toHaveProperty('active');
    expect(edits()).toEqual(ONE);
  });

  it('takes in a backup, and counts what was there', async () => {
    await put(entry('a.example'));
    const backup = { period: null, paused: false, addedAt: 5, baseline: null };
    const entries = ['a.example', 'b.example'].map((value) => ({ ...backup, indicator: { ...A, value } }));
    expect(await watchlist.restore(entries)).toMatchObject({ added: 1, already: 1, held: 0, refused: 0 });
    expect(await row('b.example')).toMatchObject({ addedAt: 5 });
    expect(edits()).toEqual(ONE);
  });
});

describe('another usual period', () => {
  const late = { nextAt: LATER, dueAt: LATER };

  it('makes sooner what follows it and would be later', async () => {
    await put(
      entry('a.example', late),
      entry('own.example', { ...late, period: 'week' }),
      entry('paused.example', { ...late, paused: true }),
      entry('soon.example', { nextAt: NOW + 1, dueAt: NOW + 1 }),
      busy('busy.example', late),
    );
    const before = await world.table.all();
    await watchlist.replan();
    const soonest = nextLook('domain:a.example', 'day', NOW);
    expect(await row('a.example')).toMatchObject({ nextAt: soonest, dueAt: soonest, plannedAt: NOW });
    expect((await world.table.all()).slice(1)).toEqual(before.slice(1));
    expect(edits()).toEqual(ONE);
  });

  it('is no edit where nothing is due sooner', async () => {
    const nextAt = nextLook('domain:a.example', 'day', NOW);
    await put(entry('a.example', { nextAt, plannedAt: 5 }), entry('b.example', { nextAt: NOW }));
    await watchlist.replan();
    expect([(await row('a.example'))?.plannedAt, edits()]).toEqual([5, NONE]);
  });
});

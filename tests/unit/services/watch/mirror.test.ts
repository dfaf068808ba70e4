import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { DAY } from '@/utils/domain/duration';
import { DEFAULT_SETTINGS, type Settings } from '@/utils/domain/settings';
import type { WatchFinding } from '@/utils/domain/watch';
import { nextLook } from '@/utils/domain/watch-period';
import { openDatabase, type Storage } from '@/utils/services/storage/database';
import { createWatchMirror, type WatchMirror } from '@/utils/services/watch/mirror';
import { newRow } from '@/utils/services/watch/row';
import { createWatchTable, type WatchTable } from '@/utils/services/watch/table';
import { createArea, type FakeArea } from '../../../support/fake-area';
import { createFakeClock } from '../../../support/fake-clock';

const FOUND: WatchFinding = {
  ...{ at: 1, verdict: 'malicious', malicious: 5, suspicious: 0, answered: 90, id: 'x', analysedAt: null },
};

const clock = createFakeClock();
let area: FakeArea;
let bugs: unknown[];
let lines: unknown[];
let restored: number;
let period: Settings['watchPeriod'];

interface Machine {
  readonly storage: Storage;
  readonly table: WatchTable;
  readonly mirror: WatchMirror;
}

/** A browser with that copy and an empty database. */
function machine(): Machine {
  const storage = openDatabase({ indexedDB: new IDBFactory(), clock });
  const mirror = createWatchMirror({
    ...{ storage, area, clock },
    settings: async () => ({ ...DEFAULT_SETTINGS, watchPeriod: period }),
    log: {
      append: async (line) => {
        lines.push(line);
        return { ok: true, value: null };
      },
    },
    onRestored: () => {
      restored += 1;
    },
    onBug: (where, error) => bugs.push([where, error]),
  });
  return { storage, table: createWatchTable(storage), mirror };
}

const row = (host: string) =>
  newRow({ key: `domain:${host}`, indicator: { kind: 'domain', value: host }, period: 'week' }, 5);

beforeEach(() => {
  area = createArea();
  bugs = [];
  lines = [];
  restored = 0;
  period = 'day';
});

describe('the copy of the watchlist', () => {
  it('brings entries back after the database was lost, and says so', async () => {
    const before = machine();
    await before.table.add([row('a.example'), { ...row('b.example'), paused: true }]);
    await before.table.change(['domain:a.example'], (each) => ({ ...each, last: FOUND, baseline: FOUND }));
    await before.mirror.sync();

    const after = machine();
    await after.mirror.sync();
    const rows = await after.table.all();
    expect(rows.map(({ key, period, paused, addedAt }) => [key, period, paused, addedAt])).toEqual([
      ['domain:a.example', 'week', false, 5],
      ['domain:b.example', 'week', true, 5],
    ]);
    // What was told already is not told again, and not everything is due at once.
    expect(rows[0]?.baseline).toEqual(FOUND);
    expect(rows[0]?.dueAt).toBeGreaterThan(clock.now() + 3 * DAY);
    expect(rows[1]?.dueAt).toBeUndefined();
    expect(await after.mirror.restored()).toEqual({ at: clock.now(), count: 2 });
    const told = { level: 'warn', event: 'watchlist restored', detail: '2 entries' };
    expect([lines, restored]).toEqual([[{ at: clock.now(), ...told }], 1]);
    await after.mirror.dismissRestored();
    expect(await after.mirror.restored()).toBeNull();
    await after.mirror.sync();
    expect(await after.table.all()).toHaveLength(2);
  });

  it('survives an entry that is added before anybody noticed the loss', async () => {
    const before = machine();
    await before.table.add([row('a.example'), row('b.example')]);
    await before.table.change('all', (each) => ({ ...each, paused: true }));
    await before.mirror.sync();
    const after = machine();
    await after.table.add([row('new.example')]);
    await after.mirror.sync();
    expect((await after.table.all()).map(({ key }) => key)).toEqual([
      'domain:a.example',
      'domain:b.example',
      'domain:new.example',
    ]);
  });

  it('does not bring back what the user removed', async () => {
    const before = machine();
    await before.table.add([row('a.example'), row('b.example')]);
    await before.mirror.sync();
    await before.table.remove(['domain:a.example']);
    await before.mirror.sync();
    const after = machine();
    await after.mirror.sync();
    expect((await after.table.all()).map(({ key }) => key)).toEqual(['domain:b.example']);
  });

  it('is made anew when it is lost, and takes no edit for one when it cannot be read or written', async () => {
    const { table, mirror } = machine();
    await table.add([row('a.example')]);
    await mirror.sync();
    area.stored.clear();
    await mirror.sync();
    expect(area.stored.get('watchlist')).toMatchObject({ entries: [{ indicator: { value: 'a.example' } }] });
    await table.add([row('b.example')]);
    area.setFails = true;
    await mirror.sync();
    expect(bugs).toMatchObject([['watchlist copy', { message: 'IO error: FILE_ERROR_NO_SPACE' }]]);
    area.setFails = false;
    area.getFails = 1;
    await mirror.sync();
    expect(bugs).toHaveLength(2);
    await mirror.sync();
    expect(area.stored.get('watchlist')).toMatchObject({ entries: [{}, {}] });
  });

  it('is written with what cannot be had again, and only after an edit', async () => {
    const { table, mirror } = machine();
    await mirror.sync();
    expect(area.stored.size).toBe(0);
    await table.add([{ ...row('a.example'), baseline: FOUND }]);
    await mirror.sync();
    const { indicator } = row('a.example');
    const copy = { indicator, period: 'week', paused: false, addedAt: 5, baseline: FOUND };
    expect(area.stored.get('watchlist')).toEqual({ edits: 1, entries: [copy] });
    Object.assign(area, { set: () => Promise.reject(new Error('written')) });
    await mirror.sync();
    expect([bugs, lines, restored]).toEqual([[], [], 0]);
  });

  it('that knows more brings back nothing that is there, and says so only of what came', async () => {
    const there = { ...row('a.example'), paused: true };
    area.stored.set('watchlist', { edits: 5, entries: [{ ...row('a.example') }] });
    const { storage, table, mirror } = machine();
    await table.add([there]);
    await mirror.sync();
    expect([await table.all(), await mirror.restored(), lines, restored]).toEqual([[there], null, [], 0]);
    expect(await storage.run((database) => database.get('meta', 'watch-edits'))).toBe(6);
    expect(area.stored.get('watchlist')).toMatchObject({ edits: 6, entries: [{ paused: true }] });
  });

  it.each([
    ['its own period', 'month', 'month'],
    ['the usual one', null, 'half-day'],
  ] as const)('plans what was looked at on %s, and looks now at what was not', async (_, own, usual) => {
    period = 'half-day';
    const entries = [{ ...row('a.example'), period: own, baseline: FOUND }, row('b.example')];
    area.stored.set('watchlist', { edits: 5, entries });
    const { table, mirror } = machine();
    await mirror.sync();
    const [looked, fresh] = await table.all();
    const nextAt = nextLook('domain:a.example', usual, clock.now());
    expect(looked).toEqual({
      ...{ ...row('a.example'), period: own, baseline: FOUND, last: FOUND },
      ...{ nextAt, dueAt: nextAt, plannedAt: clock.now() },
    });
    expect(fresh).toMatchObject({ baseline: null, nextAt: clock.now(), dueAt: clock.now() });
  });

  it.each([
    null,
    'text',
    5,
    { edits: 9 },
    { edits: 9, entries: 'all' },
    { edits: 'x', entries: [row('a.example')] },
  ])('is none where it is damaged: %o', async (damaged) => {
    area.stored.set('watchlist', damaged);
    const { table, mirror } = machine();
    await mirror.sync();
    expect([await table.all(), bugs]).toEqual([[], []]);
  });

  it.each([null, 'text', { at: 5 }, { count: 5 }, { at: '5', count: 5 }, { at: 5, count: '5' }])(
    'has brought nothing back where that is damaged: %o',
    async (damaged) => {
      const { storage, mirror } = machine();
      await storage.run((database) => database.put('meta', damaged, 'watch-restored'));
      expect(await mirror.restored()).toBeNull();
    },
  );

  it.each([
    [{ at: '1' }, false],
    [{ malicious: null }, false],
    [{ suspicious: undefined }, false],
    [{ answered: '90' }, false],
    [{ verdict: 5 }, false],
    [{ id: null }, true],
  ] as const)('takes a finding for what it is, with %o', async (damage, whole) => {
    const baseline = { ...FOUND, ...damage };
    area.stored.set('watchlist', { edits: 9, entries: [{ ...row('a.example'), baseline }] });
    const { table, mirror } = machine();
    await mirror.sync();
    expect((await table.all())[0]?.baseline).toEqual(whole ? baseline : null);
  });

  it('leaves out what is damaged', async () => {
    const good = {
      ...{ indicator: { kind: 'domain', value: 'a.example' }, period: 'nonsense', paused: 1 },
      ...{ addedAt: 'x', baseline: {} },
    };
    const odd = { ...good, indicator: { kind: 'domain', value: 'b.example' }, baseline: 7 };
    const entries = [null, 5, 'x', { indicator: { kind: 'x', value: 'y' } }, good, odd];
    area.stored.set('watchlist', { edits: 9, entries });
    const { table, mirror } = machine();
    await mirror.sync();
    expect(await table.all()).toMatchObject([
      { key: 'domain:a.example', period: null, paused: false, addedAt: 0, baseline: null },
      { key: 'domain:b.example', baseline: null },
    ]);
    expect(bugs).toEqual([]);
  });
});

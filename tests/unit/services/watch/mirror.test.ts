import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { DAY } from '@/utils/domain/duration';
import { DEFAULT_SETTINGS } from '@/utils/domain/settings';
import type { WatchFinding } from '@/utils/domain/watch';
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
let lines: string[];

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
    settings: async () => DEFAULT_SETTINGS,
    log: {
      append: async ({ event, detail }) => {
        lines.push(`${event} ${detail}`);
        return { ok: true, value: null };
      },
    },
    onRestored: () => undefined,
    onBug: (_, error) => bugs.push(error),
  });
  return { storage, table: createWatchTable(storage), mirror };
}

const row = (host: string) =>
  newRow({ key: `domain:${host}`, indicator: { kind: 'domain', value: host }, period: 'week' }, 5);

beforeEach(() => {
  area = createArea();
  bugs = [];
  lines = [];
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
    expect(lines).toEqual(['watchlist restored 2 entries']);
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
    expect(bugs).toHaveLength(1);
    area.setFails = false;
    area.getFails = 1;
    await mirror.sync();
    expect(bugs).toHaveLength(2);
    await mirror.sync();
    expect(area.stored.get('watchlist')).toMatchObject({ entries: [{}, {}] });
  });

  it('leaves out what is damaged', async () => {
    const good = {
      indicator: { kind: 'domain', value: 'a.example' },
      period: 'nonsense',
      paused: 1,
      addedAt: 'x',
      baseline: {},
    };
    area.stored.set('watchlist', {
      edits: 9,
      entries: [null, 5, { indicator: { kind: 'x', value: 'y' } }, good],
    });
    const { table, mirror } = machine();
    await mirror.sync();
    expect(await table.all()).toMatchObject([
      { key: 'domain:a.example', period: null, paused: false, baseline: null },
    ]);
    expect(bugs).toEqual([]);
  });
});

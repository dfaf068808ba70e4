import { beforeEach, describe, expect, it, vi } from 'vitest';
import { DAY } from '@/utils/domain/duration';
import { failed, type Result, success } from '@/utils/domain/result';
import { DEFAULT_SETTINGS, type Settings } from '@/utils/domain/settings';
import { createRetention } from '@/utils/services/storage/retention';
import { createMemoryDatabase, type MemoryDatabase } from '../../../support/memory-database';

const NOW = 1_000 * DAY;
const LONG_AGO = NOW - 10 * DAY;
const KEEP = { historyKeepDays: 30, historyKeepEntries: 700, logKeepDays: 9 };

let database: MemoryDatabase;
let now: number;
let settings: Result<Settings>;
/** As of when things were swept, in order. */
let swept: number[];
/** The same for what no setting is about. */
let rows: number[];
const onBug = vi.fn();

const put = (record: unknown) => database.storage.run((opened) => opened.put('meta', record, 'kept-swept'));

function born() {
  return createRetention({
    storage: database.storage,
    clock: { now: () => now },
    settings: async () => settings,
    history: {
      sweep: async (at, { days, entries }) => {
        expect(settings).toMatchObject({ value: { historyKeepDays: days, historyKeepEntries: entries } });
        swept.push(at);
        return success(null);
      },
    },
    log: {
      sweep: async (at) => {
        expect(at).toBe(swept.at(-1));
        return success(null);
      },
    },
    sweepRuns: async (at, days) => {
      expect(at).toBe(swept.at(-1));
      expect(settings).toMatchObject({ value: { historyKeepDays: days } });
    },
    sweepRows: async (at) => void rows.push(at),
    onBug,
  });
}
const keep = (more: Partial<Settings>) => success({ ...DEFAULT_SETTINGS, ...KEEP, ...more });

beforeEach(() => {
  vi.clearAllMocks();
  database = createMemoryDatabase();
  [now, settings, swept, rows] = [NOW, keep({}), [], []];
});

describe('what is too old', () => {
  it('goes at once, then a day after the last time, in whichever worker', async () => {
    await born().keepWithin();
    now += DAY - 1;
    await born().keepWithin();
    expect(swept).toEqual([NOW]);
    now += 1;
    await born().keepWithin();
    expect([swept, rows]).toEqual([
      [NOW, NOW + DAY],
      [NOW, NOW + DAY],
    ]);
    expect(onBug).not.toHaveBeenCalled();
  });

  it('goes as soon as something else is to be kept, and when a backup has brought it back', async () => {
    await born().keepWithin();
    settings = keep({ historyKeepDays: 5 });
    await born().keepWithin();
    settings = keep({ historyKeepDays: 5, logKeepDays: 5 });
    await born().keepWithin();
    await born().keepWithin();
    expect(swept).toEqual([NOW, NOW, NOW]);
    await born().keepWithinNow();
    expect(swept).toHaveLength(4);
  });

  it('goes also where only the places of the numbers are others', async () => {
    settings = keep({ historyKeepDays: 1, historyKeepEntries: 11, logKeepDays: 1 });
    await born().keepWithin();
    settings = keep({ historyKeepDays: 11, historyKeepEntries: 1, logKeepDays: 1 });
    await born().keepWithin();
    expect(swept).toHaveLength(2);
  });

  it.each([
    ['as of now after two days', NOW - 2 * DAY, NOW],
    ['as of the last time after a longer silence', NOW - 2 * DAY - 1, NOW - 2 * DAY - 1],
    ['as of the last time, be it the first of all', 0, 0],
    ['as of now where the last time is ahead', NOW + 5 * DAY, NOW],
    ['as of now where there was none', undefined, NOW],
  ])('is reckoned %s', async (_, at, asOf) => {
    if (at !== undefined) await put({ at, kept: at > NOW ? '30 700 9' : '' });
    await born().keepWithin();
    expect(swept).toEqual([asOf]);
    expect(await database.storage.run((opened) => opened.get('meta', 'kept-swept'))).toEqual({
      ...{ at: NOW, kept: '30 700 9' },
    });
  });

  it.each([
    null,
    'x',
    { at: LONG_AGO },
    { at: `${NOW}`, kept: '30 700 9' },
    { at: LONG_AGO, kept: 5 },
    { kept: '30 700 9' },
  ])('is reckoned as of now where what was noted is damaged: %j', async (record) => {
    await put(record);
    await born().keepWithin();
    expect(swept).toEqual([NOW]);
  });

  it('stays while the settings cannot be read', async () => {
    settings = failed({ tag: 'internal', detail: 'settings-lost' });
    await born().keepWithin();
    await born().keepWithinNow();
    expect(swept).toEqual([]);
    expect(onBug).not.toHaveBeenCalled();
  });

  it('and cannot be looked for is told', async () => {
    const error = new Error('gone');
    const { storage } = database;
    database = { ...database, storage: { ...storage, run: () => Promise.reject(error) } };
    await born().keepWithin();
    expect(onBug.mock.calls).toEqual([['retention', error]]);
  });
});

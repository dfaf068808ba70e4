import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type Managed, NOT_MANAGED } from '@/utils/domain/managed-settings';
import { DEFAULT_SETTINGS } from '@/utils/domain/settings';
import { createSettingsMark } from '@/utils/services/storage/settings-mark';
import { createSettingsStore } from '@/utils/services/storage/settings-store';
import { createArea, type FakeArea } from '../../../support/fake-area';
import { settleAll } from '../../../support/fake-clock';
import { createMemoryDatabase, type MemoryDatabase } from '../../../support/memory-database';

const GATEWAY = 'https://gateway.example';
const OVERRULED: Managed = { ...NOT_MANAGED, settings: { apiAddress: GATEWAY } };

let area: FakeArea;
let database: MemoryDatabase;
let managed: Managed;
/** Reads of the policy that are kept waiting, each with what it found. */
let held: (() => void)[];
let hold: boolean;

beforeEach(() => {
  [area, database] = [createArea(), createMemoryDatabase()];
  [managed, held, hold] = [NOT_MANAGED, [], false];
});

const storeOver = (over: Partial<FakeArea> = {}) =>
  createSettingsStore({
    area: { ...area, ...over },
    clock: database.clock,
    mark: createSettingsMark(database.storage),
    managed: async () => {
      const found = managed;
      if (hold) await new Promise<void>((resolve) => held.push(resolve));
      return found;
    },
  });
async function inTime<T>(question: Promise<T>): Promise<T> {
  await database.clock.advance(1_000);
  return question;
}
const lose = async () => {
  await createSettingsMark(database.storage).set();
  area.stored.clear();
};
const UNREAD = { ok: false, failure: { tag: 'internal', detail: 'Error: An unexpected error occurred' } };
const LOST = { ok: false, failure: { tag: 'internal', detail: 'settings-lost' } };

describe('settings', () => {
  it('are read once, and shown without being read again', async () => {
    const get = vi.fn(area.get);
    const store = storeOver({ get });
    await store.read();
    await Promise.all([store.read(), store.show()]);
    expect(get).toHaveBeenCalledTimes(1);
  });

  it('that fail are asked for again after a fifth of a second, five times in all', async () => {
    const get = vi.fn(async () => Promise.reject(new Error('An unexpected error occurred')));
    const asked = storeOver({ get }).read();
    for (const times of [1, 2, 3, 4]) {
      await settleAll();
      expect(get).toHaveBeenCalledTimes(times);
      expect(database.clock.sleeping()).toContain(database.clock.now() + 200);
      await database.clock.advance(200);
    }
    expect(await asked).toEqual(UNREAD);
    expect(get).toHaveBeenCalledTimes(5);
  });

  it('of no shape are lost, not the defaults', async () => {
    area.stored.set('settings', null);
    expect(await inTime(storeOver().read())).toEqual(LOST);
  });

  it('are told of once, however many changes come at once, and as the last one has them', async () => {
    const store = storeOver();
    const told: string[] = [];
    store.onChange(({ apiAddress }) => told.push(apiAddress));
    hold = true;
    const first = store.reread();
    await settleAll();
    managed = OVERRULED;
    const second = store.reread();
    await settleAll();
    hold = false;
    for (const goOn of held) goOn();
    await Promise.all([first, second]);
    expect(told).toEqual([GATEWAY]);
  });

  it('that were being read while the policy changed are as it is now', async () => {
    const store = storeOver();
    hold = true;
    const reading = store.read();
    await settleAll();
    hold = false;
    managed = OVERRULED;
    await store.reread();
    for (const goOn of held) goOn();
    expect(await reading).toMatchObject({ value: { apiAddress: GATEWAY } });
    expect(await store.read()).toMatchObject({ value: { apiAddress: GATEWAY } });
  });

  it('that are lost are told to nobody', async () => {
    await lose();
    const store = storeOver();
    const told = vi.fn();
    store.onChange(told);
    await inTime(store.reread());
    expect(told).not.toHaveBeenCalled();
  });

  it('that cannot be read after they were saved are not said to hold', async () => {
    const store = storeOver({
      set: async (key, value) => {
        await area.set(key, value);
        area.getFails = 100;
      },
      get: (key) => area.get(key),
    });
    const told = vi.fn();
    store.onChange(told);
    expect(await inTime(store.save({ maliciousFrom: 5 }))).toEqual(UNREAD);
    expect(told).not.toHaveBeenCalled();
    expect(await inTime(store.secure())).toEqual(UNREAD);
  });
});

it.each([
  ['there are none', undefined, false, 0],
  ['they were saved without one', { maliciousFrom: 5 }, false, 1],
  ['they have theirs', { maliciousFrom: 5 }, true, 0],
])('a mark is put where %s', async (_, stored, isSet, times) => {
  const set = vi.fn(async () => undefined);
  const mark = { isSet: async () => isSet, set };
  if (stored) area.stored.set('settings', stored);
  const secured = createSettingsStore({ area, clock: database.clock, mark }).secure();
  expect(await secured).toEqual({ ok: true, value: null });
  expect(set).toHaveBeenCalledTimes(times);
});

describe('what settings are made of', () => {
  it('is the user’s own apart from the administrator’s', async () => {
    const store = storeOver();
    expect(await store.parts()).toEqual({
      ok: true,
      value: { own: DEFAULT_SETTINGS, managed: NOT_MANAGED, lost: false },
    });
    await store.save({ maliciousFrom: 5 });
    managed = OVERRULED;
    const own = { ...DEFAULT_SETTINGS, maliciousFrom: 5 };
    expect(await store.parts()).toEqual({ ok: true, value: { own, managed, lost: false } });
  });

  it('is said to be lost, or not to be read', async () => {
    await lose();
    const value = { own: DEFAULT_SETTINGS, managed: NOT_MANAGED, lost: true };
    expect(await inTime(storeOver().parts())).toEqual({ ok: true, value });
    area.getFails = 100;
    expect(await inTime(storeOver({ get: (key) => area.get(key) }).parts())).toEqual(UNREAD);
  });
});

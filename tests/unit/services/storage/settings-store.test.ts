import { describe, expect, it } from 'vitest';
import { NOT_MANAGED } from '@/utils/domain/managed-settings';
import { DEFAULT_SETTINGS } from '@/utils/domain/settings';
import { createSettingsMark } from '@/utils/services/storage/settings-mark';
import { createSettingsStore } from '@/utils/services/storage/settings-store';
import { createArea, type FakeArea } from '../../../support/fake-area';
import { createMemoryDatabase, type MemoryDatabase } from '../../../support/memory-database';

const GATEWAY = 'https://gateway.example';

interface Home {
  readonly area: FakeArea;
  readonly database: MemoryDatabase;
}

const createHome = (): Home => ({ area: createArea(), database: createMemoryDatabase() });

/** The store as each worker makes it, over what the workers before it left. */
const storeIn = ({ area, database }: Home) =>
  createSettingsStore({
    area,
    clock: database.clock,
    mark: createSettingsMark(database.again()),
  });

const LOST = { ok: false, failure: { tag: 'internal', detail: 'settings-lost' } };

/** What comes of a question that is asked again and again for a second. */
async function afterASecond<T>({ database }: Home, question: Promise<T>): Promise<T> {
  await database.clock.advance(1_000);
  return question;
}

describe('settings', () => {
  it('are the defaults at first, and reading them writes nothing', async () => {
    const home = createHome();
    expect(await storeIn(home).read()).toEqual({ ok: true, value: DEFAULT_SETTINGS });
    expect(home.area.stored.size).toBe(0);
  });

  it('are saved field by field, told, and read again by the next worker', async () => {
    const home = createHome();
    const store = storeIn(home);
    const told: number[] = [];
    const stop = store.onChange((settings) => told.push(settings.maliciousFrom));
    const saved = await Promise.all([store.save({ maliciousFrom: 5 }), store.save({ reserve: 0.5 })]);
    expect(saved.every((reply) => reply.ok)).toBe(true);
    const value = { ...DEFAULT_SETTINGS, maliciousFrom: 5, reserve: 0.5 };
    expect(await store.read()).toEqual({ ok: true, value });
    expect(await storeIn(home).read()).toEqual({ ok: true, value });
    stop();
    await store.save({ maliciousFrom: 7 });
    expect(told).toEqual([5, 5]);
  });

  it('are parsed, whatever is stored', async () => {
    const home = createHome();
    home.area.stored.set('settings', { maliciousFrom: 'many', reserve: 0.4, more: 1 });
    expect(await storeIn(home).read()).toEqual({ ok: true, value: { ...DEFAULT_SETTINGS, reserve: 0.4 } });
  });

  it('that cannot be read at once are read a little later', async () => {
    const home = createHome();
    home.area.stored.set('settings', { maliciousFrom: 9 });
    home.area.getFails = 4;
    const read = await afterASecond(home, storeIn(home).read());
    expect(read).toMatchObject({ ok: true, value: { maliciousFrom: 9 } });
  });

  it('that could not be written are not said to be saved', async () => {
    const home = createHome();
    home.area.setFails = true;
    const store = storeIn(home);
    expect(await store.save({ maliciousFrom: 5 })).toEqual({ ok: false, failure: { tag: 'storage-full' } });
    expect(await store.read()).toEqual({ ok: true, value: DEFAULT_SETTINGS });
    home.area.setFails = false;
    expect(await storeIn(home).read()).toEqual({ ok: true, value: DEFAULT_SETTINGS });
  });

  it('follow what another page wrote', async () => {
    const home = createHome();
    const store = storeIn(home);
    await store.read();
    home.area.stored.set('settings', { maliciousFrom: 4 });
    await store.reread();
    expect(await store.read()).toMatchObject({ value: { maliciousFrom: 4 } });
  });
});

describe('settings that cannot be read', () => {
  it('fail for whoever sends and for whoever shows, and are not written over', async () => {
    const home = createHome();
    home.area.stored.set('settings', { maliciousFrom: 9 });
    home.area.getFails = 100;
    const store = storeIn(home);
    const asked = Promise.all([store.read(), store.show(), store.save({ reserve: 0.1 })]);
    await home.database.clock.advance(5_000);
    for (const reply of await asked) expect(reply).toMatchObject({ ok: false, failure: { tag: 'internal' } });
    expect(home.area.stored.get('settings')).toEqual({ maliciousFrom: 9 });
    home.area.getFails = 0;
    expect(await store.read()).toMatchObject({ ok: true, value: { maliciousFrom: 9 } });
  });
});

describe('settings that are gone though they were saved', () => {
  async function createLoss(): Promise<Home> {
    const home = createHome();
    await storeIn(home).save({ privateHosts: ['*.corp.example'] });
    home.area.stored.clear();
    return home;
  }

  it('fail for whoever sends; a page shows the defaults; nothing is written by itself', async () => {
    const home = await createLoss();
    const store = storeIn(home);
    expect(await afterASecond(home, store.read())).toEqual(LOST);
    expect(await afterASecond(home, store.show())).toEqual({ ok: true, value: DEFAULT_SETTINGS });
    expect(await afterASecond(home, store.secure())).toEqual(LOST);
    expect(home.area.stored.size).toBe(0);
  });

  it('are trusted again once the user has saved, be it nothing but the defaults', async () => {
    const home = await createLoss();
    const store = storeIn(home);
    expect(await afterASecond(home, store.save({}))).toEqual({ ok: true, value: DEFAULT_SETTINGS });
    expect(await store.read()).toEqual({ ok: true, value: DEFAULT_SETTINGS });
    expect(await storeIn(home).read()).toEqual({ ok: true, value: DEFAULT_SETTINGS });
  });

  it('are lost as well when something else stands in their place', async () => {
    const home = createHome();
    home.area.stored.set('settings', 'garbled');
    expect(await afterASecond(home, storeIn(home).read())).toEqual(LOST);
  });

  it('cannot be told from a first run when the database cannot be read: so nothing is', async () => {
    const { area, database } = await createLoss();
    const isSet = async (): Promise<never> => {
      throw new Error('the database could not be opened');
    };
    const mark = { isSet, set: isSet };
    const store = createSettingsStore({ area, clock: database.clock, mark });
    expect(await afterASecond({ area, database }, store.read())).toMatchObject({ ok: false });
  });

  it('are noticed also where the mark could not be written with them', async () => {
    const home = createHome();
    home.database.fillDisk(true);
    const store = createSettingsStore({
      area: home.area,
      clock: home.database.clock,
      mark: createSettingsMark(home.database.storage),
    });
    expect(await store.save({ maliciousFrom: 5 })).toMatchObject({ ok: true });
    home.database.fillDisk(false);
    expect(await storeIn(home).secure()).toEqual({ ok: true, value: null });
    home.area.stored.clear();
    expect(await afterASecond(home, storeIn(home).read())).toEqual(LOST);
  });
});

it('a policy that comes while something is saved holds afterwards, and was told last', async () => {
  const home = createHome();
  let managed = NOT_MANAGED;
  let writing: (() => void) | null = null;
  let goOn: () => void = () => undefined;
  const store = createSettingsStore({
    area: {
      ...home.area,
      set: async (key, value) => {
        await new Promise<void>((resolve) => {
          goOn = resolve;
          writing?.();
        });
        return home.area.set(key, value);
      },
    },
    clock: home.database.clock,
    mark: createSettingsMark(home.database.again()),
    managed: async () => managed,
  });
  const told: string[] = [];
  store.onChange(({ apiAddress }) => told.push(apiAddress));
  const begun = new Promise<void>((resolve) => {
    writing = resolve;
  });
  const saving = store.save({ maliciousFrom: 5 });
  await begun;
  managed = { ...NOT_MANAGED, settings: { apiAddress: GATEWAY } };
  await store.reread();
  goOn();
  expect(await saving).toMatchObject({ ok: true, value: { apiAddress: GATEWAY, maliciousFrom: 5 } });
  expect(await store.read()).toMatchObject({ ok: true, value: { apiAddress: GATEWAY, maliciousFrom: 5 } });
  expect(told.at(-1)).toBe(GATEWAY);
});

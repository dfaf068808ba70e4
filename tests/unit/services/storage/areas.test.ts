import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '@/utils/domain/settings';
import type { KeyValueArea } from '@/utils/services/storage/key-value-area';
import { createMirror } from '@/utils/services/storage/mirror';
import { createSettingsStore } from '@/utils/services/storage/settings-store';
import { createFakeClock } from '../../../support/fake-clock';
import { createMemoryDatabase } from '../../../support/memory-database';

interface FakeArea extends KeyValueArea {
  readonly stored: Map<string, unknown>;
  getFails: number;
  setFails: boolean;
}

function createArea(): FakeArea {
  const stored = new Map<string, unknown>();
  const area: FakeArea = {
    stored,
    getFails: 0,
    setFails: false,
    async get(key) {
      if (area.getFails-- > 0) throw new Error('An unexpected error occurred');
      return stored.get(key);
    },
    async set(key, value) {
      if (area.setFails) throw new Error('IO error: FILE_ERROR_NO_SPACE');
      stored.set(key, value);
    },
    async remove(key) {
      stored.delete(key);
    },
  };
  return area;
}

function createStore(expected?: () => Promise<boolean>) {
  const area = createArea();
  const clock = createFakeClock();
  return { area, clock, store: createSettingsStore({ area, clock, ...(expected && { expected }) }) };
}

describe('settings', () => {
  it('are the defaults at first, and reading them writes nothing', async () => {
    const { area, store } = createStore();
    expect(await store.read()).toEqual(DEFAULT_SETTINGS);
    expect(area.stored.size).toBe(0);
    expect(store.trouble()).toBeNull();
  });

  it('are saved field by field, told, and read again by the next worker', async () => {
    const { area, clock, store } = createStore();
    const told: number[] = [];
    const stop = store.onChange((settings) => told.push(settings.maliciousFrom));
    const saved = await Promise.all([store.save({ maliciousFrom: 5 }), store.save({ reserve: 0.5 })]);
    expect(saved.every((reply) => reply.ok)).toBe(true);
    const expected = { ...DEFAULT_SETTINGS, maliciousFrom: 5, reserve: 0.5 };
    expect(await store.read()).toEqual(expected);
    expect(await createSettingsStore({ area, clock }).read()).toEqual(expected);
    stop();
    await store.save({ maliciousFrom: 7 });
    expect(told).toEqual([5, 5]);
  });

  it('are parsed, whatever is stored', async () => {
    const { area, store } = createStore();
    area.stored.set('settings', { maliciousFrom: 'many', reserve: 0.4, more: 1 });
    expect(await store.read()).toEqual({ ...DEFAULT_SETTINGS, reserve: 0.4 });
  });

  it('that cannot be read at once are read a little later', async () => {
    const { area, clock, store } = createStore();
    area.stored.set('settings', { maliciousFrom: 9 });
    area.getFails = 4;
    const read = store.read();
    await clock.advance(1_000);
    expect(await read).toMatchObject({ maliciousFrom: 9 });
  });

  it('that cannot be read at all are not written over', async () => {
    const { area, clock, store } = createStore();
    area.stored.set('settings', { maliciousFrom: 9 });
    area.getFails = 100;
    const read = store.read();
    const saved = store.save({ reserve: 0.1 });
    await clock.advance(5_000);
    expect(await read).toEqual(DEFAULT_SETTINGS);
    expect(await saved).toMatchObject({ ok: false });
    expect(store.trouble()).toBe('unreadable');
    expect(area.stored.get('settings')).toEqual({ maliciousFrom: 9 });
    area.getFails = 0;
    expect(await store.read()).toMatchObject({ maliciousFrom: 9 });
    expect(store.trouble()).toBeNull();
  });

  it('that are gone though they were saved are in trouble until the user saves again', async () => {
    const { area, clock, store } = createStore(async () => true);
    const read = store.read();
    await clock.advance(1_000);
    expect(await read).toEqual(DEFAULT_SETTINGS);
    expect(store.trouble()).toBe('lost');
    expect(area.stored.size).toBe(0);
    const saved = store.save({ reserve: 0.1 });
    await clock.advance(1_000);
    expect(await saved).toMatchObject({ ok: true });
    expect(store.trouble()).toBeNull();
  });

  it('that could not be written are not said to be saved', async () => {
    const { area, store } = createStore();
    area.setFails = true;
    expect(await store.save({ maliciousFrom: 5 })).toEqual({ ok: false, failure: { tag: 'storage-full' } });
    expect(await store.read()).toEqual(DEFAULT_SETTINGS);
  });

  it('follow what another page wrote', async () => {
    const { area, store } = createStore();
    await store.read();
    area.stored.set('settings', { maliciousFrom: 4 });
    await store.reread();
    expect(await store.read()).toMatchObject({ maliciousFrom: 4 });
  });
});

describe('the sentinel', () => {
  function createMirrored() {
    const { storage, clock } = createMemoryDatabase();
    const area = createArea();
    let ids = 0;
    const mirror = createMirror({ storage, area, newId: () => `id ${++ids}`, now: clock.now });
    return { storage, area, mirror };
  }

  it('knows the first run from a loss on either side', async () => {
    const { storage, area, mirror } = createMirrored();
    expect(await mirror.checkSentinel()).toBe('first-run');
    expect(area.stored.size).toBe(0);
    await mirror.restoreSentinel();
    expect(await mirror.checkSentinel()).toBe('intact');
    area.stored.clear();
    expect(await mirror.checkSentinel()).toBe('area-lost');
    await mirror.restoreSentinel();
    await storage.run((database) => database.clear('meta'));
    expect(await mirror.checkSentinel()).toBe('database-lost');
    await mirror.restoreSentinel();
    expect(await mirror.checkSentinel()).toBe('intact');
    expect(area.stored.get('sentinel')).toMatchObject({ databaseId: 'id 1' });
  });

  it('sees a database that is another one than before', async () => {
    const { storage, mirror } = createMirrored();
    await mirror.restoreSentinel();
    await storage.run((database) => database.put('meta', { databaseId: 'new', createdAt: 1 }, 'sentinel'));
    expect(await mirror.checkSentinel()).toBe('database-lost');
  });

  it('says nothing when it cannot read', async () => {
    const { area, mirror } = createMirrored();
    area.getFails = 1;
    await expect(mirror.checkSentinel()).rejects.toThrow();
  });
});

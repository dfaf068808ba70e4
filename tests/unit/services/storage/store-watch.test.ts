import { describe, expect, it } from 'vitest';
import { createMirror } from '@/utils/services/storage/mirror';
import type { LogRow } from '@/utils/services/storage/schema';
import { createSettingsMark } from '@/utils/services/storage/settings-mark';
import { createSettingsStore } from '@/utils/services/storage/settings-store';
import { createStoreWatch } from '@/utils/services/storage/store-watch';
import { createArea } from '../../../support/fake-area';
import { createMemoryDatabase } from '../../../support/memory-database';

function createHome() {
  const database = createMemoryDatabase();
  const { clock, storage } = database;
  const area = createArea();
  const lines: string[] = [];
  let [asked, ids] = [0, 0];
  const mirror = createMirror({ storage, area, newId: () => `id ${++ids}`, now: clock.now });

  /** A worker looks after its stores at birth. */
  async function birth() {
    const settings = createSettingsStore({ area, clock, mark: createSettingsMark(storage) });
    const watchOverStores = createStoreWatch({
      ...{ mirror, settings, clock },
      log: {
        append: async ({ detail }: LogRow) => {
          lines.push(detail);
          return { ok: true, value: null };
        },
      },
      askAccount: async () => ++asked,
    });
    const watched = watchOverStores();
    await afterASecond(watched);
    return settings;
  }

  /** What is missing is looked for again and again for a second. */
  async function afterASecond<T>(question: Promise<T>): Promise<T> {
    await clock.advance(1_000);
    return question;
  }
  return { area, storage, mirror, lines, birth, afterASecond, asked: () => asked };
}

describe('a worker that looks after its stores', () => {
  it('marks both on the first run and says nothing', async () => {
    const { birth, mirror, lines } = createHome();
    await birth();
    expect(await mirror.checkSentinel()).toBe('intact');
    expect(lines).toEqual([]);
  });

  it('puts the mark back where nothing but the mark was lost', async () => {
    const { birth, area, mirror, lines } = createHome();
    await birth();
    area.stored.clear();
    await birth();
    expect(await mirror.checkSentinel()).toBe('intact');
    expect(lines).toEqual(['area-lost']);
  });

  it('leaves lost settings on record until the user has saved again', async () => {
    const { birth, area, mirror, afterASecond } = createHome();
    await (await birth()).save({ privateHosts: ['*.corp.example'] });
    area.stored.clear();
    const settings = await birth();
    expect(await mirror.checkSentinel()).toBe('area-lost');
    await afterASecond(settings.save({}));
    await birth();
    expect(await mirror.checkSentinel()).toBe('intact');
  });

  it('asks the account after a lost ledger, and still knows later that settings were saved', async () => {
    const { birth, area, storage, asked, afterASecond } = createHome();
    await (await birth()).save({ maliciousFrom: 5 });
    await storage.run((database) => database.clear('meta'));
    await birth();
    expect(asked()).toBe(1);
    area.stored.clear();
    const settings = await birth();
    expect(await afterASecond(settings.read())).toMatchObject({ ok: false });
  });
});

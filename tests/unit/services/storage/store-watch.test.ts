import { describe, expect, it } from 'vitest';
import { success } from '@/utils/domain/result';
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

describe('a loss', () => {
  const unreadable = { ok: false, failure: { tag: 'internal', detail: 'settings-lost' } } as const;

  it.each([
    ['intact', success(null), []],
    ['first-run', success(null), ['restored']],
    ['area-lost', success(null), ['area-lost', 'restored']],
    ['area-lost', unreadable, ['area-lost']],
    ['database-lost', success(null), ['database-lost', 'asked', 'restored']],
    ['database-lost', unreadable, ['database-lost', 'asked']],
  ] as const)('%s, with settings that are there: %j', async (state, secured, done) => {
    const did: string[] = [];
    await createStoreWatch({
      mirror: {
        checkSentinel: async () => state,
        restoreSentinel: async () => void did.push('restored'),
      },
      settings: { secure: async () => secured },
      log: {
        append: async ({ at, level, event, detail }) => {
          expect([at, level, event]).toEqual([7, 'error', 'a store was lost']);
          did.push(detail);
          return success(null);
        },
      },
      clock: { now: () => 7 },
      askAccount: async () => did.push('asked'),
    })();
    expect(did).toEqual(done);
  });
});

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

import { describe, expect, it } from 'vitest';
import { createMirror } from '@/utils/services/storage/mirror';
import { createArea } from '../../../support/fake-area';
import { createMemoryDatabase } from '../../../support/memory-database';

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

  it.each([null, 'id 1', {}, { databaseId: 5, createdAt: 1 }, { databaseId: 'id 1', createdAt: '1' }])(
    'is not what is damaged: %j',
    async (damaged) => {
      const { storage, area, mirror } = createMirrored();
      area.stored.set('sentinel', damaged);
      await storage.run((database) => database.put('meta', damaged, 'sentinel'));
      expect(await mirror.checkSentinel()).toBe('first-run');
      await mirror.restoreSentinel();
      expect(await mirror.checkSentinel()).toBe('intact');
    },
  );

  it('says nothing when it cannot read', async () => {
    const { area, mirror } = createMirrored();
    area.getFails = 1;
    await expect(mirror.checkSentinel()).rejects.toThrow();
  });
});

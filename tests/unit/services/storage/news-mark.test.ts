import { expect, it } from 'vitest';
import { createNewsMark } from '@/utils/services/storage/news-mark';
import { createMemoryDatabase } from '../../../support/memory-database';

it('tells since which version nobody has read, until somebody has', async () => {
  const { storage, again } = createMemoryDatabase();
  const news = createNewsMark(storage);
  expect(await news.since()).toEqual({ ok: true, value: null });
  await news.updated('0.1.0');
  await news.updated('0.2.0');
  expect(await createNewsMark(again()).since(), 'the oldest counts').toEqual({ ok: true, value: '0.1.0' });
  await news.read();
  expect(await news.since()).toEqual({ ok: true, value: null });
  expect(await storage.run((database) => database.getAllKeys('meta'))).toEqual([]);
  await news.updated('0.3.0');
  expect(await news.since()).toEqual({ ok: true, value: '0.3.0' });
});

it('fails in order on a full disk', async () => {
  const { storage, fillDisk } = createMemoryDatabase();
  const news = createNewsMark(storage);
  await news.since();
  fillDisk(true);
  expect(await news.updated('0.1.0')).toEqual({ ok: false, failure: { tag: 'storage-full' } });
});

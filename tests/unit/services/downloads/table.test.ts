import { expect, it } from 'vitest';
import { DAY } from '@/utils/domain/duration';
import { atRest, type DownloadRow, forgotten, newRow } from '@/utils/services/downloads/row';
import { createDownloadTable } from '@/utils/services/downloads/table';
import { createMemoryDatabase } from '../../../support/memory-database';

function row(id: number, seenAt: number): DownloadRow {
  const url = `https://files.example/${id}.exe`;
  const item = { id, path: `/d/${id}.exe`, url, firstUrl: url, referrer: null, size: 1, mime: '' };
  return newRow({ ...item, startedAt: id, endedAt: id, byExtension: false }, seenAt);
}

it('takes a download in once, also when two ask at once, and leaves what is known of it', async () => {
  const { storage, again } = createMemoryDatabase();
  const [one, other] = [createDownloadTable(storage), createDownloadTable(again())];
  const added = await Promise.all([one.add(row(1, 1)), other.add(row(1, 2))]);
  expect(added.filter((each) => each !== null)).toHaveLength(1);
  const { key } = row(1, 1);
  await one.change(key, (each) => ({ ...each, decided: 'kept' }));
  expect(await one.add(row(1, 3))).toBeNull();
  expect((await one.get(key))?.decided).toBe('kept');
});

it('loses no change of two made at once', async () => {
  const { storage, again } = createMemoryDatabase();
  const [one, other] = [createDownloadTable(storage), createDownloadTable(again())];
  await one.add(row(1, 1));
  const { key } = row(1, 1);
  const more = (each: DownloadRow): DownloadRow => ({ ...each, reads: each.reads + 1 });
  await Promise.all([1, 2, 3, 4].map((n) => (n % 2 ? one : other).change(key, more)));
  expect((await one.get(key))?.reads).toBe(4);
});

it('gives out work oldest first', async () => {
  const table = createDownloadTable(createMemoryDatabase().storage);
  await table.add(row(20, 1));
  await table.add(row(3, 2));
  expect((await table.nextToDo())?.browserId).toBe(3);
});

it('sweeps what is old and at rest, and nothing that is under way', async () => {
  const table = createDownloadTable(createMemoryDatabase().storage);
  const now = 200 * DAY;
  await table.add(atRest(row(1, now - 91 * DAY), { stage: 'checked' }));
  await table.add(row(2, now - 91 * DAY));
  await table.add(atRest(row(3, now - 89 * DAY), { stage: 'checked' }));
  await table.add(forgotten(row(4, now - 91 * DAY)));
  await table.sweep(now);
  expect((await table.all()).map(({ browserId }) => browserId)).toEqual([3, 2]);
  expect((await table.known()).size).toBe(2);
});

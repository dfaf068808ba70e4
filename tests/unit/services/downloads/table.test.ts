import { describe, expect, it } from 'vitest';
import { DAY, SECOND } from '@/utils/domain/duration';
import { newHold } from '@/utils/services/downloads/hold-row';
import { createHoldTable } from '@/utils/services/downloads/hold-table';
import { atRest, type DownloadRow, forgotten } from '@/utils/services/downloads/row';
import { createDownloadTable } from '@/utils/services/downloads/table';
import { createMemoryDatabase } from '../../../support/memory-database';
import { rowOf, STARTED } from './a-download';

const row = (id: number, seenAt: number, change: Partial<DownloadRow> = {}): DownloadRow =>
  rowOf({ seenAt, ...change }, { id, startedAt: id });
const idsOf = (rows: readonly DownloadRow[]): number[] => rows.map(({ browserId }) => browserId);

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

it('changes a row that is there, and hands back what is stored then', async () => {
  const table = createDownloadTable(createMemoryDatabase().storage);
  const first = row(1, 1);
  await table.add(first);
  expect(await table.change(first.key, () => null)).toEqual(first);
  expect(await table.change(first.key, (each) => ({ ...each, reads: 2 }))).toEqual({ ...first, reads: 2 });
  expect(await table.change('x', (each) => ({ ...each, reads: 2 }))).toBeNull();
  expect(await table.get('x')).toBeNull();
});

it('gives out work oldest first, and knows what is on the way', async () => {
  const table = createDownloadTable(createMemoryDatabase().storage);
  expect(await table.nextToDo()).toBeNull();
  await table.add(row(20, 1));
  await table.add(row(3, 2));
  await table.add(row(4, 3, { active: 'check' }));
  await table.add(forgotten(row(5, 4)));
  expect((await table.nextToDo())?.browserId).toBe(3);
  expect(idsOf(await table.beingChecked())).toEqual([4]);
  expect(await table.unfinished()).toHaveLength(3);
  expect(idsOf(await table.all()), 'newest first, without what is off the list').toEqual([4, 3, 20]);
  expect([...(await table.known())].toSorted()).toEqual([3, 4, 5, 20].map((id) => row(id, 1).key));
});

describe('a burst', () => {
  /** The burst of each download of these, in the order in which they came. */
  async function burstsOf(...rows: readonly DownloadRow[]): Promise<(number | null | undefined)[]> {
    const table = createDownloadTable(createMemoryDatabase().storage);
    for (const each of rows) await table.add(each);
    return Promise.all(rows.map(async ({ key }) => (await table.get(key))?.burst));
  }
  const done = (id: number, seenAt: number, stage: DownloadRow['stage'] = 'checked') =>
    atRest(row(id, seenAt), { stage });

  it('is from the fourth on that is not over', async () => {
    expect(await burstsOf(row(1, 1), row(2, 2), row(3, 3))).toEqual([null, null, null]);
    expect(await burstsOf(row(1, 1), row(2, 2), row(3, 3), row(4, 4))).toEqual([4, 4, 4, 4]);
    expect(await burstsOf(row(1, 1), row(2, 2), row(3, 3), row(4, 4), row(5, 5))).toEqual([4, 4, 4, 4, 4]);
  });

  it('is also of those that were over ten seconds before', async () => {
    const at = 100 * SECOND;
    const early = (ms: number) => [done(1, at - ms), done(2, at - ms, 'failed'), done(3, at - ms)];
    expect(await burstsOf(...early(10 * SECOND), row(4, at))).toEqual([at, at, at, at]);
    expect(await burstsOf(...early(10 * SECOND + 1), row(4, at))).toEqual([null, null, null, null]);
  });

  it('counts neither what was left alone nor what waits for a word', async () => {
    const rows = [done(1, 1, 'skipped'), done(2, 2, 'asking'), row(3, 3), row(4, 4), row(5, 5)];
    expect(await burstsOf(...rows)).toEqual([null, null, null, null, null]);
  });

  it('does not count one twice that is under way', async () => {
    const now = 10;
    expect(await burstsOf(row(1, now), row(2, now), row(3, now))).toEqual([null, null, null]);
  });

  it('is joined by one that comes while the others are told of, however few are left', async () => {
    const told = atRest(row(1, 1), { stage: 'checked', burst: 1 });
    expect(await burstsOf(told, row(2, 2), row(3, 3))).toEqual([1, 1, 1]);
    const other = row(2, 2, { burst: 7 });
    expect(await burstsOf(row(1, 1), other, row(3, 3))).toEqual([7, 7, 7]);
  });

  it('takes none out of another burst', async () => {
    const table = createDownloadTable(createMemoryDatabase().storage);
    const [one, other, third] = [row(1, 1), row(2, 2), row(3, 3)];
    for (const [each, burst] of [
      [one, 7],
      [other, 8],
    ] as const) {
      await table.add(each);
      await table.change(each.key, (stored) => ({ ...stored, burst }));
    }
    expect(await table.add(third)).toMatchObject({ burst: 7 });
    expect((await table.get(other.key))?.burst).toBe(8);
  });

  it('is none of a download that is at rest from the start', async () => {
    expect(await burstsOf(row(1, 1), row(2, 2), row(3, 3), done(4, 4, 'skipped'))).toEqual([
      ...[null, null, null, null],
    ]);
  });

  it('is found again, but for what came a day before it', async () => {
    const table = createDownloadTable(createMemoryDatabase().storage);
    const at = 5 * DAY;
    const over = (id: number, seenAt: number, burst: number | null) =>
      atRest(row(id, seenAt, { burst }), { stage: 'checked' });
    await table.add(over(1, at - DAY, at));
    await table.add(over(2, at - DAY - 1, at));
    await table.add(over(3, at, at));
    await table.add(over(4, at, null));
    await table.add(over(5, at + 9, at + 9));
    expect(idsOf(await table.ofBurst(at))).toEqual([1, 3]);
  });
});

describe('what is known of watching and looking', () => {
  it('is when each began, nothing at first and after it was switched off', async () => {
    const { storage, again } = createMemoryDatabase();
    const table = createDownloadTable(storage);
    expect([await table.since(), await table.viewedAt()]).toEqual([null, 0]);
    await table.setSince(5);
    await table.setViewedAt(6);
    const next = createDownloadTable(again());
    expect([await next.since(), await next.viewedAt()]).toEqual([5, 6]);
    await next.setSince(null);
    expect([await table.since(), await table.viewedAt()]).toEqual([null, 6]);
  });

  it('is nothing where somebody wrote what is no time', async () => {
    const { storage } = createMemoryDatabase();
    const table = createDownloadTable(storage);
    await storage.run((database) => database.put('meta', 'yesterday', 'downloads-since'));
    await storage.run((database) => database.put('meta', null, 'downloads-viewed'));
    expect([await table.since(), await table.viewedAt()]).toEqual([null, 0]);
  });
});

describe('sweeping', () => {
  const now = 200 * DAY;
  const over = (id: number, seenAt: number) => atRest(row(id, seenAt), { stage: 'checked' });

  it('takes what is old and at rest, and nothing that is under way', async () => {
    const table = createDownloadTable(createMemoryDatabase().storage);
    for (const each of [
      over(1, now - 91 * DAY),
      row(2, now - 91 * DAY),
      over(3, now - 89 * DAY),
      forgotten(row(4, now - 91 * DAY)),
      over(5, now - 90 * DAY),
      over(6, now - 90 * DAY + 1),
    ]) {
      await table.add(each);
    }
    await table.sweep(now);
    expect(idsOf(await table.all())).toEqual([3, 6, 2]);
    expect((await table.known()).size).toBe(3);
  });

  it('takes the oldest above five thousand, but for what is under way', async () => {
    const { storage } = createMemoryDatabase();
    const table = createDownloadTable(storage);
    await storage.run(async (database) => {
      const { store, done } = database.transaction('downloads', 'readwrite');
      const young = Array.from({ length: 5_002 }, (_, id) => over(id, now - 5_002 + id));
      for (const each of [row(9_000, now - 9_000), ...young]) void store.put(each);
      await done;
    });
    await table.sweep(now);
    const left = idsOf(await table.all());
    expect(left).toHaveLength(5_000);
    expect(left.slice(-2)).toEqual([3, 9_000]);
  });
});

describe('the table of what is held', () => {
  it('keeps, changes and forgets, over workers', async () => {
    const { storage, again } = createMemoryDatabase();
    const table = createHoldTable(storage);
    const [first, second] = [
      newHold({ ...STARTED, startedAt: 9 }, 1),
      newHold({ ...STARTED, startedAt: 8 }, 2),
    ];
    await table.put(first);
    await table.put(second);
    const next = createHoldTable(again());
    expect(await next.all(), 'oldest first').toEqual([second, first]);
    expect(await next.get(first.key)).toEqual(first);
    expect(await next.change(first.key, (held) => ({ ...held, told: true }))).toEqual({
      ...first,
      told: true,
    });
    expect(await table.get(first.key)).toEqual({ ...first, told: true });
    await table.remove(first.key);
    expect([await next.get(first.key), await next.all()]).toEqual([null, [second]]);
    expect(await next.change(first.key, (held) => held)).toBeNull();
    expect(await next.get(first.key), 'and does not come back').toBeNull();
  });
});

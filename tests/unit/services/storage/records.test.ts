import { describe, expect, it } from 'vitest';
import { DAY } from '@/utils/domain/duration';
import type { HistoryEntry } from '@/utils/domain/history';
import { createHistory, type History } from '@/utils/services/storage/history';
import { createLog } from '@/utils/services/storage/log';
import { createMemoryDatabase } from '../../../support/memory-database';

const entry = (value: string, at: number): HistoryEntry => ({
  indicator: { kind: 'domain', value },
  at,
  verdict: 'nothing-found',
  reading: 0,
  answered: 70,
});

/** When what matches was checked, newest first. */
async function found(history: History, search: string): Promise<readonly number[]> {
  const query = { search, verdict: 'all', kind: 'all', from: null, to: null, offset: 0, limit: 9 } as const;
  const list = await history.list(query);
  return list.ok ? list.value.rows.map(({ at }) => at) : [];
}

describe('history', () => {
  it('has one line an indicator, newest first', async () => {
    const history = createHistory(createMemoryDatabase().storage);
    for (const line of [entry('a.example', 1), entry('b.example', 2), entry('a.example', 3)])
      await history.add(line);
    expect(await history.recent(10)).toEqual([entry('a.example', 3), entry('b.example', 2)]);
    expect(await history.recent(1)).toEqual([entry('a.example', 3)]);
    expect(await history.find({ kind: 'domain', value: 'b.example' })).toEqual(entry('b.example', 2));
    expect(await history.find({ kind: 'url', value: 'b.example' })).toBeNull();
    await history.remove(['domain:a.example']);
    expect(await history.recent(10)).toEqual([entry('b.example', 2)]);
    await history.remove('all');
    expect(await history.recent(10)).toEqual([]);
  });

  it('tells of each change, and of none that could not be kept', async () => {
    const database = createMemoryDatabase();
    let told = 0;
    const history = createHistory(database.storage, () => {
      told += 1;
    });
    await history.add(entry('a.example', 1));
    // In memory, so that what is not kept could be seen there.
    expect(await found(history, 'example')).toEqual([1]);
    database.fillDisk(true);
    const full = { ok: false, failure: { tag: 'storage-full' } };
    expect(await history.add(entry('b.example', 2))).toEqual(full);
    expect(await found(history, 'example')).toEqual([1]);
    expect(await history.merge([entry('b.example', 2)])).toEqual(full);
    expect(told).toBe(1);
    database.fillDisk(false);
    await history.add(entry('b.example', 3));
    expect(await found(history, 'example')).toEqual([3, 1]);
    expect(told).toBe(2);
  });

  it('has a name only where there is one', async () => {
    const history = createHistory(createMemoryDatabase().storage);
    const a = { kind: 'domain', value: 'a.example' } as const;
    await history.nameFile(a, 'never.zip');
    expect(await history.rows('all')).toEqual([]);
    await history.add(entry('a.example', 1));
    expect(await history.find(a)).toStrictEqual(entry('a.example', 1));
    await history.nameFile(a, 'a.zip');
    await history.add(entry('a.example', 2));
    expect(await history.find(a)).toEqual({ ...entry('a.example', 2), name: 'a.zip' });
    await history.add({ ...entry('a.example', 3), name: 'b.zip' });
    expect(await history.find(a)).toMatchObject({ name: 'b.zip' });
  });

  it('gives the rows that are asked for, in that order', async () => {
    const history = createHistory(createMemoryDatabase().storage);
    for (const name of ['a', 'b', 'c']) await history.add(entry(`${name}.example`, 1));
    const keys = async (of: readonly string[] | 'all') => (await history.rows(of)).map(({ key }) => key);
    expect(await keys(['domain:c.example', 'domain:never', 'domain:a.example'])).toEqual([
      ...['domain:c.example', 'domain:a.example'],
    ]);
    expect(await keys('all')).toHaveLength(3);
  });

  it('takes in what is newer than what it has, and says how much that was', async () => {
    const history = createHistory(createMemoryDatabase().storage);
    for (const at of [5, 1]) await history.add(entry(`h${at}.example`, at));
    const more = [
      entry('h5.example', 5),
      entry('h1.example', 2),
      entry('new.example', 0),
      entry('h5.example', 4),
    ];
    expect(await history.merge(more)).toEqual({ ok: true, value: 2 });
    expect(await found(history, 'example')).toEqual([5, 2, 0]);
    expect(await history.merge([])).toEqual({ ok: true, value: 0 });
  });

  it('keeps so many entries, the newest of them', async () => {
    const history = createHistory(createMemoryDatabase().storage);
    for (let at = 1; at <= 6; at += 1) await history.add(entry(`h${at}.example`, at));
    await history.sweep(7, { days: 1, entries: 4 });
    expect(await found(history, 'example')).toEqual([6, 5, 4, 3]);
    await history.sweep(7, { days: 1, entries: 4 });
    expect(await found(history, 'example')).toEqual([6, 5, 4, 3]);
    await history.sweep(DAY + 4, { days: 1, entries: 4 });
    expect(await found(history, 'example'), 'what is a day old goes').toEqual([6, 5]);
  });
});

describe('the log', () => {
  const line = (at: number, detail = '') => ({ at, level: 'info', event: 'sent', detail }) as const;
  const SECRET = 'f00d'.repeat(16);
  const scrub = async (text: string) => text.replaceAll(SECRET, '[key]');

  it('keeps lines in the order in which they came, whatever the clock says', async () => {
    const log = createLog({ storage: createMemoryDatabase().storage, scrub });
    for (const at of [5, 3, 9]) await log.append(line(at));
    const kept = await log.recent(2);
    expect(kept.ok && kept.value.map(({ at }) => at)).toEqual([9, 3]);
    await log.clear();
    expect(await log.recent(2)).toEqual({ ok: true, value: [] });
  });

  it('never holds the key, not even half of one', async () => {
    const { storage } = createMemoryDatabase();
    const log = createLog({ storage, scrub });
    await log.append({ at: 1, level: 'error', event: SECRET, detail: `${'.'.repeat(1_990)}${SECRET}` });
    const kept = JSON.stringify(await log.recent(1));
    expect(kept).toContain('[key]');
    expect(kept).not.toContain(SECRET.slice(0, 8));
  });

  it('is capped by lines and by age', async () => {
    const { storage } = createMemoryDatabase();
    const log = createLog({ storage, scrub, limits: async () => ({ lines: 100, age: DAY }) });
    for (let at = 0; at < 250; at += 1) await log.append(line(2 * DAY + at));
    const capped = await log.recent(1_000);
    expect(capped.ok && capped.value.length).toBe(100);
    for (let at = 0; at < 250; at += 1) await log.append(line(4 * DAY + at));
    const aged = await log.recent(1_000);
    expect(aged.ok && aged.value.every(({ at }) => at >= 4 * DAY)).toBe(true);
  });

  it('that cannot be written says so', async () => {
    const database = createMemoryDatabase();
    database.fillDisk(true);
    const log = createLog({ storage: database.storage, scrub });
    expect(await log.append(line(1))).toEqual({ ok: false, failure: { tag: 'storage-full' } });
  });
});

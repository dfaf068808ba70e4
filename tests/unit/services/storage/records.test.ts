import { describe, expect, it } from 'vitest';
import { DAY } from '@/utils/domain/duration';
import type { HistoryEntry } from '@/utils/domain/history';
import { createHistory } from '@/utils/services/storage/history';
import { createLog } from '@/utils/services/storage/log';
import { createMemoryDatabase } from '../../../support/memory-database';

const entry = (value: string, at: number): HistoryEntry => ({
  indicator: { kind: 'domain', value },
  at,
  verdict: 'nothing-found',
  reading: 0,
  answered: 70,
});

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

  it('says when a line could not be kept', async () => {
    const database = createMemoryDatabase();
    const history = createHistory(database.storage);
    database.fillDisk(true);
    expect(await history.add(entry('a.example', 1))).toEqual({ ok: false, failure: { tag: 'storage-full' } });
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

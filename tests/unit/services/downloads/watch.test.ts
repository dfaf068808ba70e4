import { describe, expect, it } from 'vitest';
import { DAY } from '@/utils/domain/duration';
import { parseSettings } from '@/utils/domain/settings';
import type { FinishedDownload } from '@/utils/services/downloads/door';
import type { DownloadRow } from '@/utils/services/downloads/row';
import { createDownloadTable } from '@/utils/services/downloads/table';
import { createWatch } from '@/utils/services/downloads/watch';
import { createMemoryDatabase } from '../../../support/memory-database';
import { FINISHED } from './a-download';

const NOW = 100 * DAY;

/** A watch that began at `since`; what the browser has finished and what the settings are, a test says. */
async function watching(since: number | null, mode: 'on' | 'ask' | 'off' = 'on') {
  const table = createDownloadTable(createMemoryDatabase().storage);
  await table.setSince(since);
  const seen: DownloadRow[] = [];
  const browser = {
    finished: [] as readonly FinishedDownload[],
    now: NOW,
    looks: 0,
    mode,
    offs: 0,
    onLook: (): void => undefined,
  };
  const watch = createWatch({
    table,
    door: {
      async finished() {
        browser.looks += 1;
        browser.onLook();
        return browser.finished;
      },
    },
    settings: async () => parseSettings({ downloads: browser.mode }),
    now: () => browser.now,
    onNew: (row) => void seen.push(row),
    async onOff() {
      browser.offs += 1;
    },
  });
  return { table, seen, browser, watch, ids: () => seen.map(({ browserId }) => browserId) };
}

const ended = (id: number, endedAt: number | null, change: Partial<FinishedDownload> = {}) => ({
  ...{ ...FINISHED, id, startedAt: NOW, endedAt, ...change },
});

describe('what has finished', () => {
  it('is seen from the moment on at which watching began', async () => {
    const { browser, watch, ids } = await watching(NOW - 100);
    browser.finished = [ended(3, NOW - 99), ended(2, NOW - 100), ended(1, NOW - 101)];
    await watch.catchUp();
    expect(ids(), 'oldest first').toEqual([2, 3]);
  });

  it('is told by its begin where the browser knows no end', async () => {
    const { browser, watch, ids } = await watching(NOW - 100);
    browser.finished = [
      ended(2, null, { startedAt: NOW - 100 }),
      ended(1, null, { startedAt: NOW - 101 }),
      ended(3, NOW, { startedAt: NOW - 101 }),
    ];
    await watch.catchUp();
    expect(ids()).toEqual([3, 2]);
  });

  it('more than a week ago is nobody’s question any more', async () => {
    const { browser, watch, ids } = await watching(1);
    browser.finished = [ended(1, NOW - 7 * DAY), ended(2, NOW - 7 * DAY - 1)];
    await watch.catchUp();
    expect(ids()).toEqual([1]);
  });

  it('is seen once', async () => {
    const { browser, watch, ids, table } = await watching(1);
    browser.finished = [ended(1, NOW)];
    await watch.catchUp();
    await watch.catchUp();
    browser.finished = [ended(2, NOW), ended(1, NOW)];
    await watch.catchUp();
    expect(ids()).toEqual([1, 2]);
    expect(await table.all()).toHaveLength(2);
  });

  it('is not new where another worker was faster', async () => {
    const { browser, watch, ids, table } = await watching(1);
    browser.finished = [ended(1, NOW)];
    Object.assign(table, { add: async () => null });
    await watch.catchUp();
    expect(ids()).toEqual([]);
  });

  it.each([
    ['on', {}, { stage: 'waiting', active: 'work', skipped: null }],
    ['ask', {}, { stage: 'asking', skipped: null }],
    ['on', { byExtension: true }, { stage: 'skipped', skipped: 'other-extension' }],
    ['ask', { size: 0 }, { stage: 'skipped', skipped: 'empty' }],
  ] as const)('in mode %s, %j, becomes %j', async (mode, change, row) => {
    const { browser, watch, seen } = await watching(1, mode);
    browser.finished = [ended(1, NOW, change)];
    await watch.catchUp();
    expect(seen).toMatchObject([{ ...row, seenAt: NOW, key: expect.stringContaining('-1-') }]);
    expect(seen[0]?.active).toBe('active' in row ? 'work' : undefined);
  });
});

describe('watching', () => {
  it('begins when the feature is switched on, and what was there before is left alone', async () => {
    const { browser, watch, ids, table } = await watching(null);
    browser.finished = [ended(1, NOW)];
    await watch.catchUp();
    expect([ids(), browser.looks, await table.since()]).toEqual([[], 0, NOW]);
    browser.finished = [ended(2, NOW + 1), ended(1, NOW - 1)];
    await watch.catchUp();
    expect(ids()).toEqual([2]);
  });

  it('ends once when it is switched off, and begins anew', async () => {
    const { browser, watch, ids, table } = await watching(1, 'off');
    browser.finished = [ended(1, NOW)];
    await watch.catchUp();
    await watch.catchUp();
    expect([ids(), browser.offs, await table.since()]).toEqual([[], 1, null]);
    browser.mode = 'on';
    browser.now = NOW + 5;
    await watch.catchUp();
    expect([ids(), await table.since()]).toEqual([[], NOW + 5]);
  });

  it('that was never on has nothing to end', async () => {
    const { browser, watch } = await watching(null, 'off');
    await watch.catchUp();
    expect(browser.offs).toBe(0);
  });

  it('looks once for all who ask before it has begun, and again for who asks later', async () => {
    const { browser, watch } = await watching(1);
    await Promise.all([watch.catchUp(), watch.catchUp(), watch.catchUp()]);
    expect(browser.looks).toBe(1);
    let later = Promise.resolve();
    browser.onLook = () => {
      browser.onLook = () => undefined;
      later = watch.catchUp();
    };
    await watch.catchUp();
    await later;
    expect(browser.looks).toBe(3);
  });

  it('looks one time after the other, and again after one that failed', async () => {
    const { browser, watch, ids, table } = await watching(1);
    let running = 0;
    const since = table.since;
    let broken = true;
    table.since = async () => {
      running += 1;
      expect(running).toBe(1);
      const at = await since();
      running -= 1;
      if (broken) throw new Error('no database');
      return at;
    };
    browser.finished = [ended(1, NOW)];
    const first = watch.catchUp();
    await expect(first).rejects.toThrow('no database');
    broken = false;
    await Promise.all([watch.catchUp(), watch.catchUp()]);
    expect(ids()).toEqual([1]);
  });
});

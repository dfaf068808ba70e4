import type { Page } from '@playwright/test';
import { MALICIOUS_DOMAIN } from '../../simulator/world/named';
import { asked } from '../support/requests';
import { type Assay, expect, test } from './fixtures';
import { answerOf, send } from './rpc';

declare const chrome: typeof import('wxt/browser').browser;

const WATCH = { search: '', filter: 'all', sort: 'name', offset: 0, limit: 50 } as const;
const ENTRY = { kind: 'domain', value: MALICIOUS_DOMAIN } as const;

/** A page of the extension that asks nothing by itself. */
async function ownPage(assay: Assay): Promise<Page> {
  return (await assay.openOptions()).page;
}

async function looked(page: Page): Promise<void> {
  await expect
    .poll(async () => answerOf(await send(page, 'listWatch', WATCH)).counts.waiting, { timeout: 30_000 })
    .toBe(0);
}

test('an entry is looked at once, filed with its reply, and told', async ({ assay, simulator }) => {
  const page = await ownPage(assay);
  const order = { indicators: [ENTRY], period: 'day', secrets: 'ask' } as const;
  expect(answerOf(await send(page, 'addWatch', order))).toMatchObject({ added: 1, already: 0 });
  await looked(page);
  expect(asked(simulator)).toEqual([`GET /domains/${MALICIOUS_DOMAIN}`]);
  const { rows } = answerOf(await send(page, 'listWatch', WATCH));
  expect(rows[0]).toMatchObject({
    last: { verdict: 'malicious' },
    change: { kind: 'flagged' },
    failure: null,
  });

  // Without the permission to notify the page has it.
  const changes = answerOf(await send(page, 'watchChanges', { key: null, offset: 0, limit: 10 }));
  expect(changes.rows).toMatchObject([{ kind: 'flagged', before: null, notice: 'kept', webhook: 'off' }]);

  const [run] = answerOf(await send(page, 'watchRuns', { offset: 0, limit: 10 })).rows;
  expect(run?.counts).toEqual({ good: 0, bad: 1, unknown: 0, failed: 0 });
  const { files, next } = answerOf(await send(page, 'exportRun', { id: run?.id ?? '', after: null }));
  expect(next).toBeNull();
  expect(files[0]?.path).toMatch(new RegExp(`^Log/[0-9TZ-]+/BadDomain/${MALICIOUS_DOMAIN}\\.log$`));
  const reply = await page.evaluate(async (content) => {
    if (content === undefined || !('gzip' in content)) return null;
    const bytes = Uint8Array.from(atob(content.gzip), (each) => each.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
    return (await new Response(stream).json()) as { data: { id: string } };
  }, files[0]?.content);
  expect(reply?.data.id).toBe(MALICIOUS_DOMAIN);

  const { text } = answerOf(await send(page, 'logText', { least: 'info', after: 0 }));
  expect(text).toContain(`sent: look up domain watch ${MALICIOUS_DOMAIN}\n`);
  expect(text).toContain(`saved: report ${MALICIOUS_DOMAIN}\n`);
  expect(answerOf(await send(page, 'listHistory', { ...OPEN, limit: 10 })).total).toBe(0);
});

test('killed workers and a lost database lose no entry', async ({ assay, simulator }) => {
  const page = await ownPage(assay);
  await send(page, 'addWatch', { indicators: [ENTRY], period: 'week', secrets: 'ask' });
  await looked(page);
  await expect
    .poll(() =>
      page.evaluate(async () => {
        const { watchlist } = await chrome.storage.local.get('watchlist');
        return (watchlist as { entries: { baseline: unknown }[] }).entries[0]?.baseline !== null;
      }),
    )
    .toBe(true);
  await assay.background.kill();
  await page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const gone = indexedDB.deleteDatabase('assay');
        gone.onsuccess = resolve;
        gone.onerror = reject;
      }),
  );
  await expect.poll(async () => answerOf(await send(page, 'listWatch', WATCH)).total).toBe(1);
  const list = answerOf(await send(page, 'listWatch', WATCH));
  expect(list.restored).toMatchObject({ count: 1 });
  expect(list.rows[0]).toMatchObject({ period: 'week', last: { verdict: 'malicious' } });
  expect(asked(simulator)).toEqual([`GET /domains/${MALICIOUS_DOMAIN}`]);
});

const OPEN = { search: '', verdict: 'all', kind: 'all', from: null, to: null, offset: 0, limit: 60 } as const;
const MANY = 100_000;

test('a hundred thousand entries of history and lines of log are there at once', async ({ assay }) => {
  test.setTimeout(180_000);
  const page = await ownPage(assay);
  await page.evaluate(async (many) => {
    const opened = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('assay');
      request.onsuccess = () => resolve(request.result);
      request.onerror = reject;
    });
    const stores = ['history', 'log', 'meta'];
    const transaction = opened.transaction(stores, 'readwrite', { durability: 'relaxed' });
    transaction.objectStore('meta').delete('history-counts');
    const [history, log] = [transaction.objectStore('history'), transaction.objectStore('log')];
    for (let n = 0; n < many; n += 1) {
      const value = `host-${n}.example`;
      const verdict = n % 50 === 0 ? 'malicious' : 'nothing-found';
      const indicator = { kind: 'domain', value };
      history.put(
        { indicator, at: 1e12 + n, verdict, reading: 0, answered: 90, via: 'popup' },
        `domain:${value}`,
      );
      log.add({
        at: Date.now(),
        level: n % 50 === 0 ? 'warn' : 'info',
        event: 'sent: look up domain',
        detail: value,
      });
    }
    await new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = reject;
    });
    opened.close();
  }, MANY);

  const took: Record<string, number> = {};
  async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
    const from = performance.now();
    const value = await work();
    took[what] = Math.round(performance.now() - from);
    return value;
  }
  const history = async (query: object) => answerOf(await send(page, 'listHistory', { ...OPEN, ...query }));
  const log = async (query: object) =>
    answerOf(await send(page, 'listLog', { search: '', least: 'info', offset: 0, limit: 60, ...query }));

  // Counted once, and known from then on.
  await history({ limit: 1 });
  await assay.background.kill();
  await send(page, 'keyState', null);
  const first = await timed('history, first page', () => history({}));
  expect(first.total).toBeGreaterThanOrEqual(MANY);
  expect((await timed('history, middle', () => history({ offset: 50_000 }))).rows).toHaveLength(60);
  expect((await timed('history, first letter', () => history({ search: 'host-7' }))).total).toBe(11_111);
  expect((await timed('history, next letter', () => history({ search: 'host-77' }))).total).toBe(1_111);
  expect((await timed('history, verdict', () => history({ verdict: 'malicious' }))).total).toBe(2_000);
  expect((await timed('log, first page', () => log({}))).total).toBeGreaterThanOrEqual(MANY);
  expect((await timed('log, middle', () => log({ offset: 50_000 }))).rows).toHaveLength(60);
  expect((await timed('log, level', () => log({ least: 'warn' }))).total).toBeGreaterThanOrEqual(2_000);
  expect((await timed('log, search', () => log({ search: 'host-77' }))).total).toBe(1_111);
  test.info().annotations.push({ type: 'milliseconds', description: JSON.stringify(took) });
  // Far above what a machine takes that has much else to do; walking over every row is slower still.
  for (const [what, ms] of Object.entries(took)) expect(ms, what).toBeLessThan(10_000);
});

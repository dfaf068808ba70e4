import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { answerOf, send } from './rpc';
import { openWorkspace } from './workspace-page';

const OPEN = { search: '', verdict: 'all', kind: 'all', from: null, to: null, offset: 0, limit: 60 } as const;
const MANY = 100_000;

test.describe.configure({ timeout: 420_000 });

/** For what goes over every row: limits for hangs, not measures. */
const LONG = { timeout: 180_000 };

/** Fills history and log as years of use do; every fiftieth entry is flagged by twenty engines. */
async function fill(page: Page): Promise<void> {
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
    const flagging = Array.from({ length: 20 }, (_, n) => ({
      engine: `Engine ${n}`,
      label: 'phishing site',
    }));
    const from = Date.now() - many * 1_000;
    for (let n = 0; n < many; n += 1) {
      const value = `host-${n}.example`;
      const bad = n % 50 === 0;
      const indicator = { kind: 'domain', value };
      const count = bad ? 20 : 0;
      const engines = bad ? flagging : [];
      const said = { analysedAt: from + n, malicious: count, suspicious: 0, id: value, engines };
      const verdict = bad ? 'malicious' : 'nothing-found';
      history.put(
        { indicator, at: from + n * 1_000, verdict, reading: count, answered: 90, via: 'popup', said },
        `domain:${value}`,
      );
      const level = bad ? 'warn' : 'info';
      log.add({ at: from + n * 1_000, level, event: 'sent: look up domain', detail: value });
    }
    await new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = reject;
    });
    opened.close();
  }, MANY);
}

test('a hundred thousand entries of history and lines of log are shown, searched, taken out and cut', async ({
  assay,
}) => {
  const { page } = await assay.openOptions();
  await fill(page);
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
  expect((await timed('history, first page', () => history({}))).total).toBeGreaterThanOrEqual(MANY);
  expect((await timed('history, middle', () => history({ offset: 50_000 }))).rows).toHaveLength(60);
  expect((await timed('history, first letter', () => history({ search: 'host-7' }))).total).toBe(11_111);
  expect((await timed('history, verdict', () => history({ verdict: 'malicious' }))).total).toBe(2_000);
  expect((await timed('log, first page', () => log({}))).total).toBeGreaterThanOrEqual(MANY);
  expect((await timed('log, middle', () => log({ offset: 50_000 }))).rows).toHaveLength(60);
  expect((await timed('log, level', () => log({ least: 'warn' }))).total).toBeGreaterThanOrEqual(2_000);
  expect((await timed('log, search', () => log({ search: 'host-77' }))).total).toBe(1_111);

  // The same as people meet it: in the page, out of a worker that has just been born.
  await assay.background.kill();
  const journal = await timed('page of history, first rows', async () => {
    const opened = await openWorkspace(assay, 'history');
    await expect(opened.line('host-99999.example')).toBeVisible(LONG);
    return opened;
  });
  const footer = journal.page.locator('.rows-foot');
  const field = journal.page.getByRole('searchbox');
  const says = (lines: string) => expect(footer).toHaveText(lines, LONG);
  await timed('page of history, first search', async () => {
    await field.fill('host-7');
    await says('11,111 checks');
  });
  await timed('page of history, next search', async () => {
    await field.fill('host-77');
    await says('1,111 checks');
  });
  await field.fill('');
  await says('100,000 checks');
  await timed('page of history, filter', async () => {
    await journal.button(/^Malicious/).click();
    await says('2,000 checks');
  });
  const saved = journal.page.waitForEvent('download');
  await timed('page of history, 2,000 taken out', async () => {
    await journal.page.getByText('Export', { exact: true }).click();
    await journal.button('JSON lines').click();
    await (await saved).path();
  });
  await journal.at('log');
  const logFoot = journal.page.locator('.rows-foot');
  await timed('page of the log, first rows', () =>
    expect(journal.line('host-99999.example').first()).toBeVisible(LONG),
  );
  await timed('page of the log, search', async () => {
    await journal.page.getByRole('searchbox').fill('host-77');
    await expect(logFoot).toHaveText('1,111 lines', LONG);
  });
  expect(await journal.page.locator('tbody tr.line').count()).toBeLessThan(200);

  // And what is too much goes: by days and by count.
  await send(page, 'saveSettings', { historyKeepEntries: 1_000 });
  await assay.background.kill();
  await expect
    .poll(async () => (await history({ limit: 1 })).total, { ...LONG, message: 'history is cut' })
    .toBe(1_000);
  expect((await history({ limit: 1 })).rows[0]?.indicator.value).toBe('host-99999.example');

  test.info().annotations.push({ type: 'milliseconds', description: JSON.stringify(took) });
  if (process.env.ASSAY_SHOW_TIMES) console.log(took);
});

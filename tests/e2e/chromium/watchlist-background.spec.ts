import type { Page } from '@playwright/test';
import { CLEAN_URL, MALICIOUS_DOMAIN } from '../../simulator/world/named';
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
  await expect.poll(async () => answerOf(await send(page, 'listWatch', WATCH)).counts.waiting).toBe(0);
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

test('killed workers and a lost database lose no entry, neither watched nor of history', async ({
  assay,
  simulator,
}) => {
  const page = await ownPage(assay);
  const checked = { indicator: { kind: 'url', value: CLEAN_URL }, origin: 'popup', secrets: 'ask' } as const;
  await send(page, 'startCheck', checked);
  await expect
    .poll(async () => answerOf(await send(page, 'listHistory', { ...OPEN, limit: 10 })).total)
    .toBe(1);
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
  await expect
    .poll(() =>
      page.evaluate(async () => {
        const { history } = await chrome.storage.local.get('history');
        return (history as { entries: unknown[] } | undefined)?.entries.length;
      }),
    )
    .toBe(1);
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
  const history = answerOf(await send(page, 'listHistory', { ...OPEN, limit: 10 }));
  expect(history.rows.map(({ indicator }) => indicator.value)).toEqual([CLEAN_URL]);
  expect(asked(simulator).at(-1)).toBe(`GET /domains/${MALICIOUS_DOMAIN}`);
  expect(asked(simulator)).toHaveLength(2);
});

const OPEN = { search: '', verdict: 'all', kind: 'all', from: null, to: null, offset: 0, limit: 60 } as const;

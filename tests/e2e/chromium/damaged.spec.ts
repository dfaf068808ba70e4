import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { DEMO_KEY } from '../../simulator/keys';
import { startSimulator } from '../../simulator/simulator';
import { CLEAN_URL, MALICIOUS_DOMAIN, MALICIOUS_URL } from '../../simulator/world/named';
import { launchChromium } from '../support/chromium';
import { areaFolder, databaseFolder, garble, spoilValue } from '../support/leveldb';
import { asked, misbehaviour, mostInOneMinute } from '../support/requests';
import { welcomeOfFirstRun } from './first-run';
import { expect } from './fixtures';
import { asLinks, links, readIn } from './list-messages';
import { optionsPage } from './options-page';
import { test } from './own-display';
import { popupPage } from './popup-page';
import { answerOf, send } from './rpc';

declare const chrome: typeof import('wxt/browser').browser;

const WATCH = { search: '', filter: 'all', sort: 'name', offset: 0, limit: 50 } as const;
const HISTORY = {
  search: '',
  verdict: 'all',
  kind: 'all',
  from: null,
  to: null,
  offset: 0,
  limit: 60,
} as const;
const OWN_HOST = 'intern.firma.example';

/** Whether the area holds copies of all of it. */
const copied = (page: Page): Promise<boolean> =>
  page.evaluate(async () => {
    const copies = await chrome.storage.local.get(['watchlist', 'history', 'lists']);
    const { watchlist, history, lists } = copies as Record<string, { entries?: { baseline?: unknown }[] }>;
    return watchlist?.entries?.[0]?.baseline != null && history?.entries?.length === 1 && lists !== undefined;
  });

test('damaged files of the profile: what was lost is said, copies come back, nothing leaves that nobody can vouch for', async () => {
  const simulator = await startSimulator();
  const profile = mkdtempSync(join(tmpdir(), 'assay-damaged-'));
  let context: BrowserContext | undefined;
  let root = '';
  const start = async (): Promise<BrowserContext> => {
    context = await launchChromium({ profile, virusTotalPort: simulator.httpsPort });
    const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
    root = new URL('/', worker.url()).href;
    return context;
  };
  const damaged = async (damage: (id: string) => void): Promise<void> => {
    await context?.close();
    damage(new URL(root).host);
    await start();
  };
  const open = async (path: string): Promise<Page> => {
    if (!context) throw new Error('there is no browser');
    const page = await context.newPage();
    await page.goto(`${root}${path}`);
    return page;
  };
  const count = (): number => asked(simulator).length;
  const used = async (page: Page): Promise<number> => answerOf(await send(page, 'quota', null)).dayUsed;

  await welcomeOfFirstRun(await start(), `${root}welcome.html`, DEMO_KEY);
  const page = await open('options.html');
  answerOf(await send(page, 'saveSettings', { privateHosts: [OWN_HOST] }));
  const entry = { kind: 'domain', value: MALICIOUS_DOMAIN } as const;
  answerOf(await send(page, 'addWatch', { indicators: [entry], period: 'week', secrets: 'ask' }));
  await expect.poll(async () => answerOf(await send(page, 'listWatch', WATCH)).counts.waiting).toBe(0);
  const popup = popupPage(await open('popup.html'));
  await popup.check(CLEAN_URL);
  await popup.shows('nothing-found');
  const list = await readIn(page, asLinks([MALICIOUS_URL, ...links(2)]));
  await expect.poll(() => copied(page)).toBe(true);
  expect(await used(page)).toBe(2);

  await test.step('the database is nonsense: Chromium begins a new one without a word', async () => {
    await damaged((id) => garble(databaseFolder(profile, id)));
    const after = await open('options.html');
    await expect
      .poll(async () => answerOf(await send(after, 'listWatch', WATCH)))
      .toMatchObject({ restored: { count: 1 }, rows: [{ last: { verdict: 'malicious' } }] });
    const keptOf = async () =>
      answerOf(await send(after, 'listHistory', HISTORY)).rows.map(({ indicator }) => indicator.value);
    await expect.poll(keptOf).toEqual([CLEAN_URL]);
    await expect
      .poll(async () => answerOf(await send(after, 'lists', null)))
      .toMatchObject([{ id: list, restored: true, counts: { waiting: 3 } }]);
    const later = popupPage(await open('popup.html'));
    await expect(later.button('Use without a key'), 'the key went with it').toBeVisible();
    const order = { indicator: entry, origin: 'popup', secrets: 'ask' } as const;
    const { id } = answerOf(await send(after, 'startCheck', order));
    await expect
      .poll(async () => answerOf(await send(after, 'getCheck', { id })).state)
      .toMatchObject({ phase: 'failed', failure: { tag: 'no-key' } });
    expect(count()).toBe(2);
    await optionsPage(after).saveKey(DEMO_KEY);
    // What VirusTotal has counted is in the ledger again before anything is spent.
    await expect.poll(() => used(after)).toBe(2);
    await later.page.reload();
    await later.check(OWN_HOST);
    await later.fails('private');
    await later.check(MALICIOUS_URL);
    await later.shows('malicious');
    expect(count()).toBe(3);
  });

  await test.step('one value of the settings is nonsense: they count as lost, and only saving them helps', async () => {
    const before = await open('options.html');
    answerOf(await send(before, 'saveSettings', { reserve: 0.1 }));
    await damaged((id) => spoilValue(areaFolder(profile, id), 'settings'));
    const after = await open('options.html');
    const later = popupPage(await open('popup.html'));
    await later.check(links(1)[0] ?? '');
    await later.fails('internal');
    expect(count()).toBe(3);
    expect(answerOf(await send(after, 'managed', null))).toMatchObject({ lost: true });
    // No default was written in their place.
    expect(await after.evaluate(async () => (await chrome.storage.local.get('settings')).settings)).toBe(
      undefined,
    );
    answerOf(await send(after, 'saveSettings', { privateHosts: [OWN_HOST] }));
    await later.check(links(1)[0] ?? '');
    await later.shows('unknown');
    expect(count()).toBe(4);
  });

  await test.step('all of the area is gone: the same, and the key is still there', async () => {
    await damaged((id) => rmSync(areaFolder(profile, id), { recursive: true }));
    const after = await open('options.html');
    const later = popupPage(await open('popup.html'));
    await later.check(OWN_HOST);
    await later.fails('internal');
    await later.check(links(2)[1] ?? '');
    await later.fails('internal');
    expect(count()).toBe(4);
    expect(answerOf(await send(after, 'keyState', null))).toMatchObject({ set: true });
    expect(await used(after)).toBe(4);
    expect(answerOf(await send(after, 'listWatch', WATCH)).rows).toHaveLength(1);
  });

  const log = simulator.control.log();
  expect(misbehaviour(log)).toEqual([]);
  expect(mostInOneMinute(log)).toBeLessThanOrEqual(4);
  await context?.close();
  await simulator.stop();
  rmSync(profile, { recursive: true, force: true });
});

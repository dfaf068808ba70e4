import { randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { MINUTE, SECOND } from '../../../utils/domain/duration';
import { DEMO_KEY } from '../../simulator/keys';
import { startSimulator } from '../../simulator/simulator';
import { CLEAN_URL, MALICIOUS_URL } from '../../simulator/world/named';
import { BUILD, launchChromium } from '../support/chromium';
import { asked, misbehaviour } from '../support/requests';
import { createBackground } from './background';
import { welcomeOfFirstRun } from './first-run';
import { expect } from './fixtures';
import { test } from './own-display';
import { popupPage } from './popup-page';
import { answerOf, send } from './rpc';

const LARGE_URL = 'https://large.example/';
/** Bytes that no packing makes smaller, and more than there is room for. */
const LARGE = 600_000;
/** Room for what stands in the ledger and of the check itself, and not for a large reply. */
const LITTLE = 200_000;

/** What a probe is larger than the room that was left. */
const PROBE = 50_000;
/** Longer than Chromium keeps what it measured once nobody has a database open. */
const A_BREATH = 3 * SECOND;

/** Runs in a page: whether so many bytes can be written down; they are gone afterwards. */
async function fits(bytes: number): Promise<boolean> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('probe');
    opening.onupgradeneeded = () => void opening.result.createObjectStore('bytes');
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  }).catch(() => null);
  if (!database) return false;
  const written = await new Promise<boolean>((resolve) => {
    const transaction = database.transaction('bytes', 'readwrite');
    for (let at = 0; at <= bytes; at += 65_536) {
      const piece = new Uint8Array(Math.min(65_536, bytes - at + 1));
      transaction.objectStore('bytes').put(crypto.getRandomValues(piece), at);
    }
    transaction.oncomplete = () => resolve(true);
    transaction.onabort = () => resolve(false);
  });
  database.close();
  await new Promise((resolve) => {
    indexedDB.deleteDatabase('probe').onsuccess = resolve;
  });
  return written;
}

/** Without the permission for unlimited storage, which no quota holds for (platform.md; faults.md §3, K7). */
function limitedBuild(folder: string): string {
  const build = join(folder, 'build');
  cpSync(BUILD, build, { recursive: true });
  const path = join(build, 'manifest.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as { permissions: string[] };
  const permissions = manifest.permissions.filter((name) => name !== 'unlimitedStorage');
  expect(permissions.length).toBe(manifest.permissions.length - 1);
  writeFileSync(path, JSON.stringify({ ...manifest, permissions }));
  return build;
}

test('no room in the browser’s own measure: answered without the cache, then nothing is sent that cannot be counted', async () => {
  const simulator = await startSimulator();
  const folder = mkdtempSync(join(tmpdir(), 'assay-no-room-'));
  const context = await launchChromium({
    profile: join(folder, 'profile'),
    build: limitedBuild(folder),
    virusTotalPort: simulator.httpsPort,
  });
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  const root = new URL('/', worker.url());
  await welcomeOfFirstRun(context, `${root.href}welcome.html`, DEMO_KEY);
  const quiet = await context.newPage();
  await quiet.goto(`${root.href}icon/16.png`);
  const session = await context.newCDPSession(quiet);
  const background = createBackground(context, worker, quiet.url());
  const origin = root.href.slice(0, -1);
  /**
   * From now on there is room for so many bytes more. It holds once a probe says so: as long as a database is open,
   * Chromium goes by what it measured before.
   */
  const leave = async (room: number): Promise<void> => {
    const { usage } = await session.send('Storage.getUsageAndQuota', { origin });
    // What is in use shrinks when Chromium tidies up: no room is less than that.
    const quotaSize = room > 0 ? usage + room : 1;
    await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize });
    await background.kill();
    const probe = () => quiet.evaluate(fits, room && room + PROBE);
    await expect.poll(probe, { intervals: [A_BREATH], timeout: MINUTE }).toBe(false);
  };
  const open = async () => {
    const page = await context.newPage();
    await page.goto(`${root.href}popup.html`);
    return popupPage(page);
  };
  const count = (): number => asked(simulator).length;
  const used = async (page: Page): Promise<number> => answerOf(await send(page, 'quota', null)).dayUsed;
  const text = randomBytes(LARGE).toString('base64');
  simulator.control.addObject({
    ...({ kind: 'url', subject: LARGE_URL, stats: { malicious: 9, harmless: 60 } } as const),
    attributes: { html_meta: { description: [text] } },
  });
  let popup = await open();
  await popup.check(CLEAN_URL);
  await popup.shows('nothing-found');
  await popup.page.close();

  await leave(LITTLE);
  popup = await open();
  for (const times of [2, 3]) {
    await popup.check(LARGE_URL);
    await popup.shows('malicious');
    expect(count(), 'it is not kept').toBe(times);
    expect(await used(popup.page), 'and is in the ledger').toBe(times);
    await popup.page.reload();
  }
  await popup.check(CLEAN_URL);
  await popup.shows('nothing-found');
  const before = count();
  await popup.page.close();

  await leave(0);
  popup = await open();
  await popup.check(MALICIOUS_URL);
  await popup.fails('storage-full');
  await expect(popup.page.locator('[data-verdict]')).toHaveAttribute('data-verdict', 'failed');
  expect(count(), 'nothing leaves').toBe(before);
  await popup.page.close();

  const log = simulator.control.log();
  expect(log.filter(({ counted }) => counted)).toHaveLength(before);
  expect(misbehaviour(log)).toEqual([]);

  await context.close();
  await simulator.stop();
  rmSync(folder, { recursive: true, force: true });
});

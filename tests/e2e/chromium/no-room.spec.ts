import { randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEMO_KEY } from '../../simulator/keys';
import { startSimulator } from '../../simulator/simulator';
import { CLEAN_URL, MALICIOUS_URL } from '../../simulator/world/named';
import { BUILD, launchChromium } from '../support/chromium';
import { asked, misbehaviour } from '../support/requests';
import { expect } from './fixtures';
import { welcomeOfFirstRun } from './first-run';
import { links } from './list-messages';
import { test } from './own-display';
import { popupPage } from './popup-page';
import { answerOf, send } from './rpc';

const LARGE_URL = 'https://large.example/';
/** Bytes that no packing makes smaller, and more than there is room for. */
const LARGE = 600_000;
/** Room for what stands in the ledger and of the check itself, and not for a large reply. */
const LITTLE = 200_000;

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
  const page = await context.newPage();
  await page.goto(`${root.href}popup.html`);
  const popup = popupPage(page);
  const session = await context.newCDPSession(page);
  const origin = root.href.slice(0, -1);
  /** Room for so many bytes more than are used; null for as much as the browser likes. */
  const leave = async (room: number | null): Promise<void> => {
    const { usage } = await session.send('Storage.getUsageAndQuota', { origin });
    await session.send('Storage.overrideQuotaForOrigin', {
      origin,
      ...(room === null ? {} : { quotaSize: usage + room }),
    });
  };
  const count = (): number => asked(simulator).length;
  const used = async (): Promise<number> => answerOf(await send(page, 'quota', null)).dayUsed;
  const text = randomBytes(LARGE).toString('base64');
  simulator.control.addObject({
    ...({ kind: 'url', subject: LARGE_URL, stats: { malicious: 9, harmless: 60 } } as const),
    attributes: { html_meta: { description: [text] } },
  });
  await popup.check(CLEAN_URL);
  await popup.shows('nothing-found');

  await leave(LITTLE);
  await popup.check(LARGE_URL);
  await popup.shows('malicious');
  expect(count()).toBe(2);
  expect(await used(), 'it is in the ledger').toBe(2);
  await popup.check(CLEAN_URL);
  await popup.shows('nothing-found');

  await leave(0);
  const before = count();
  await popup.check(MALICIOUS_URL);
  await popup.fails('storage-full');
  await expect(page.locator('[data-verdict]')).toHaveAttribute('data-verdict', 'failed');
  expect(count(), 'nothing leaves').toBe(before);

  await leave(null);
  await popup.check(links(1)[0] ?? '');
  await popup.shows('unknown');
  await popup.check(LARGE_URL);
  await popup.shows('malicious');
  expect(count(), 'it was not kept the first time').toBe(before + 2);
  await page.reload();
  await popup.check(LARGE_URL);
  await popup.shows('malicious');
  expect(count(), 'and is now').toBe(before + 2);
  expect(await used()).toBe(simulator.control.log().filter(({ counted }) => counted).length);
  expect(misbehaviour(simulator.control.log())).toEqual([]);

  await context.close();
  await simulator.stop();
  rmSync(folder, { recursive: true, force: true });
});

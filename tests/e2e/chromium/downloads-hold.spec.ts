import { existsSync, readdirSync } from 'node:fs';
import type { Simulator } from '../../simulator/simulator';
import { maliciousFileBytes } from '../../simulator/world/named';
import { type FileServer, gated } from '../support/file-server';
import { asked } from '../support/requests';
import type { DownloadsBrowser } from './downloads-browser';
import { expect, test } from './downloads-fixtures';

declare const chrome: typeof import('wxt/browser').browser;

/** Chromium's alarms come no sooner, in milliseconds; the worker's own timer ends a hold after half of it. */
const ALARM_COMES = 29_000;

test.describe.configure({ timeout: 180_000 });

/** Larger than what the browser takes in before it can be told to pause. */
const BYTES = Buffer.concat([maliciousFileBytes(), Buffer.alloc(8 * 1024 * 1024)]);
const MALICIOUS = { malicious: 14, suspicious: 2, harmless: 58, undetected: 18, timeout: 0 };
const HARMLESS = { malicious: 0, suspicious: 0, harmless: 60, undetected: 30, timeout: 0 };

/** The one download as the browser has it: `paused`, `in_progress`, `complete` or `interrupted`. */
async function state(assay: DownloadsBrowser): Promise<string | undefined> {
  const [item] = await assay.inBrowser();
  return item && item.state === 'in_progress' && item.paused ? 'paused' : item?.state;
}

async function holding(assay: DownloadsBrowser): Promise<void> {
  await assay.switchOn();
  await assay.switchHoldOn();
}

const notices = (assay: DownloadsBrowser): Promise<readonly string[]> =>
  assay.background.evaluate(async () => Object.keys(await chrome.notifications.getAll()));

test('nothing found: it goes on by itself and is whole, with one GET', async ({
  assay,
  files,
  simulator,
}) => {
  await holding(assay);
  const address = assay.address('/setup.exe');
  simulator.control.addObject({ kind: 'url', subject: address, stats: HARMLESS });
  const answer = simulator.control.addFault({ path: '/urls/', effect: { kind: 'hold' } });
  const file = gated(BYTES);
  files.put('/setup.exe', file.answer);
  await assay.download(address);
  await expect.poll(() => state(assay), 'it is held').toBe('paused');
  expect(await assay.rows()).toMatchObject([{ stage: 'held', verdict: null }]);
  file.open();
  simulator.control.release(answer);
  await expect.poll(() => state(assay), 'it goes on').toBe('complete');

  const row = await assay.reaches(/setup/, ['checked', 'failed']);
  expect(row).toMatchObject({ basis: 'file', size: BYTES.length, verdict: { name: 'unknown' } });
  expect(await assay.rows(), 'what was held is off the list').toHaveLength(1);
  expect(files.visits('/setup.exe')).toBe(1);
  expect(asked(simulator).map((request) => request.slice(0, 10))).toEqual(['GET /urls/', 'GET /files']);
  expect(await notices(assay)).toEqual([]);
});

test.describe('malicious by its address', () => {
  async function heldBack(assay: DownloadsBrowser, files: FileServer, simulator: Simulator) {
    await holding(assay);
    const address = assay.address('/setup.exe');
    simulator.control.addObject({ kind: 'url', subject: address, stats: MALICIOUS });
    const file = gated(BYTES);
    files.put('/setup.exe', file.answer);
    await assay.download(address);
    await expect.poll(() => notices(assay), 'it is told of').toEqual([expect.stringMatching(/^held:/)]);
    expect(await state(assay)).toBe('paused');
    file.open();
    const row = (await assay.list()).locator('.dl[data-stage="held"]');
    await expect(row).toContainText('14 of 92 engines flag its address as malicious.');
    await expect(row).toHaveAttribute('data-verdict', 'malicious');
    return row;
  }

  test('it stays paused; Resume anyway completes it, with one GET', async ({ assay, files, simulator }) => {
    const row = await heldBack(assay, files, simulator);
    await row.getByRole('button', { name: 'Resume anyway' }).click();
    await expect.poll(() => state(assay)).toBe('complete');
    expect(await assay.reaches(/setup/, ['checked', 'failed'])).toMatchObject({ basis: 'file' });
    await expect(row).toHaveCount(0);
    await expect.poll(() => notices(assay), 'the question is gone').toEqual([]);
    expect(files.visits('/setup.exe')).toBe(1);
    expect(asked(simulator)).toHaveLength(2);
  });

  test('Cancel download breaks it off, and nothing is left on the disk', async ({
    assay,
    files,
    simulator,
  }) => {
    const row = await heldBack(assay, files, simulator);
    await row.getByRole('button', { name: 'Cancel download' }).click();
    await expect.poll(() => state(assay)).toBe('interrupted');
    await expect(row).toHaveCount(0);
    await expect.poll(() => readdirSync(assay.folder)).toEqual([]);
    expect(await assay.rows()).toEqual([]);
    expect(files.visits('/setup.exe')).toBe(1);
    expect(asked(simulator)).toHaveLength(1);
  });

  test('it waits through a dead worker and a new one', async ({ assay, files, simulator }) => {
    const row = await heldBack(assay, files, simulator);
    await assay.background.kill();
    await expect(row).toBeVisible();
    expect(await assay.rows()).toMatchObject([{ stage: 'held', verdict: { name: 'malicious' } }]);
    expect(await state(assay)).toBe('paused');
  });

  test('resumed in the browser’s own list: off ours, and never paused again', async ({
    assay,
    files,
    simulator,
  }) => {
    const row = await heldBack(assay, files, simulator);
    const [item] = await assay.inBrowser();
    // From a page, as the browser's own list does it; Assay only hears of it.
    await (await assay.list()).evaluate((id) => chrome.downloads.resume(id), item?.id ?? -1);
    await expect.poll(() => state(assay)).toBe('complete');
    await expect(row).toHaveCount(0);
    expect(existsSync(assay.saved('setup.exe'))).toBe(true);
  });
});

test('VirusTotal does not answer: it goes on after fifteen seconds', async ({ assay, files, simulator }) => {
  await holding(assay);
  simulator.control.addFault({ path: '/urls/', effect: { kind: 'hold' } });
  const file = gated(BYTES);
  files.put('/setup.exe', file.answer);
  await assay.download(assay.address('/setup.exe'));
  await expect.poll(() => state(assay)).toBe('paused');
  const since = Date.now();
  file.open();
  await expect.poll(() => state(assay), { timeout: 60_000 }).toBe('complete');
  const ended = Date.parse((await assay.inBrowser())[0]?.endTime ?? '');
  expect(ended - since, 'sooner than an alarm comes, by the browser’s own clock').toBeLessThan(ALARM_COMES);
  expect(files.visits('/setup.exe')).toBe(1);
  simulator.control.clearFaults();
});

test('killed while it holds: an alarm wakes the next worker, which lets it go', async ({
  assay,
  files,
  simulator,
}) => {
  await holding(assay);
  simulator.control.addFault({ path: '/urls/', effect: { kind: 'hold' } });
  const file = gated(BYTES);
  files.put('/setup.exe', file.answer);
  await assay.download(assay.address('/setup.exe'));
  await expect.poll(() => state(assay)).toBe('paused');
  // An open page would wake the worker by coming back to it.
  await assay.closePages();
  await assay.background.kill();
  file.open();
  await expect.poll(() => existsSync(assay.saved('setup.exe')), { timeout: 120_000 }).toBe(true);
  await expect.poll(() => state(assay)).toBe('complete');
  expect(files.visits('/setup.exe')).toBe(1);
  simulator.control.clearFaults();
});

test('what is not checked by itself is never paused, and the user’s own pause is his', async ({
  assay,
  files,
  simulator,
}) => {
  await holding(assay);
  const picture = gated(BYTES);
  files.put('/bild.jpg', picture.answer);
  const inside = gated(BYTES);
  files.put('/intern.exe', inside.answer);
  const asking = await assay.list();
  // Everything that any download is told to have become, from the first moment on.
  await asking.evaluate(() => {
    const changes: string[] = [];
    Object.assign(globalThis, { changes });
    chrome.downloads.onChanged.addListener(({ id, paused }) => {
      if (paused) changes.push(`${id} ${paused.current ? 'paused' : 'resumed'}`);
    });
  });
  await assay.download(assay.address('/bild.jpg'));
  await expect.poll(() => state(assay)).toBe('in_progress');
  await assay.download(assay.address('/intern.exe', `127.0.0.1:${files.port}`));
  await expect.poll(async () => (await assay.inBrowser()).map((item) => item.state)).toHaveLength(2);
  const [own] = await assay.inBrowser();
  await asking.evaluate((id) => chrome.downloads.pause(id), own?.id ?? -1);
  picture.open();
  inside.open();
  await expect.poll(async () => (await assay.inBrowser())[1]?.state).toBe('complete');
  const changes = await asking.evaluate(() => Reflect.get(globalThis, 'changes') as readonly string[]);
  expect(changes).toEqual([`${own?.id} paused`]);
  expect(await state(assay)).toBe('paused');
  expect(asked(simulator)).toEqual([]);
});

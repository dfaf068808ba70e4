import { createHash, randomBytes } from 'node:crypto';
import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { UPLOAD_AT_MOST } from '../../../utils/domain/upload';
import type { LoggedRequest } from '../../simulator/http/request-log';
import type { Simulator } from '../../simulator/simulator';
import { asked } from '../support/requests';
import { type Assay, expect, test } from './fixtures';

const MB = 1_000_000;

interface Chosen {
  readonly path: string;
  readonly sha256: string;
}

/** A file that nobody has seen before, in the folder of the profile. */
function newFile({ profile }: Assay, size: number, name = 'neu.exe'): Chosen {
  const bytes = randomBytes(size);
  const path = join(profile, name);
  writeFileSync(path, bytes);
  return { path, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** Opens the page of downloads, chooses the file there, and waits until VirusTotal has said that it is unknown. */
async function choose(assay: Assay, { path }: Chosen): Promise<Page> {
  const page = await assay.context.newPage();
  await page.goto(assay.url('workspace.html#downloads'));
  await page.locator('input[type=file]').setInputFiles(path);
  await expect(page.locator('.dl .dl-finding')).toHaveText('VirusTotal does not know this file.');
  return page;
}

async function upload(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Upload to VirusTotal' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Upload publicly/ })
    .click();
}

const posts = (simulator: Simulator): readonly LoggedRequest[] =>
  simulator.control.log().filter(({ method, path }) => method === 'POST' && /files$|_ah\/upload/.test(path));

/** What VirusTotal has of this file: its size, or nothing. */
const has = (simulator: Simulator, sha256: string): boolean =>
  simulator.control.world().some(({ id, note }) => id === sha256 && note === 'uploaded');

/** VirusTotal stops reading in the middle of the next upload. */
function stall(simulator: Simulator, after = 8 * MB) {
  const id = simulator.control.addFault({
    method: 'POST',
    path: '/files$|_ah/upload',
    times: 1,
    effect: { kind: 'stall-upload', after },
  });
  return {
    begins: () => expect.poll(() => posts(simulator)[0]?.bodyBytes ?? 0).toBeGreaterThan(after),
    goesOn: () => simulator.control.release(id),
  };
}

test('1 kB: asked first, sent once, followed to its verdict', async ({ assay, simulator }) => {
  const file = newFile(assay, 1_000);
  const page = await choose(assay, file);
  await page.getByRole('button', { name: 'Upload to VirusTotal' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('neu.exe');
  await expect(dialog).toContainText(file.sha256);
  await expect(dialog).toContainText(
    'The whole file is uploaded. VirusTotal’s partners and paying customers can download it.',
  );
  await expect(dialog.getByRole('button', { name: 'Don’t upload' })).toBeFocused();
  expect(posts(simulator), 'nothing before the yes').toEqual([]);
  await dialog.getByRole('button', { name: 'Upload publicly, 1 kB' }).click();
  await expect(page.locator('.dl .dl-finding')).toHaveText('Analyzing…');
  simulator.control.scanOutcome(file.sha256, { malicious: 0, undetected: 70 });
  await expect(page.locator('.dl .dl-finding')).toHaveText('No engine flags this file.');
  expect(has(simulator, file.sha256)).toBe(true);
  expect(asked(simulator)).toEqual([
    `GET /files/${file.sha256}`,
    'POST /files',
    expect.stringMatching(/^GET \/analyses\//),
    `GET /files/${file.sha256}`,
  ]);
});

test('40 MB: through the address of its own host, with its progress seen', async ({ assay, simulator }) => {
  const file = newFile(assay, 40 * MB);
  const page = await choose(assay, file);
  const middle = stall(simulator);
  await upload(page);
  await middle.begins();
  await expect(page.locator('.dl .dl-finding')).toHaveText(/^Uploading: .* of 40 MB \(\d+%\)$/);
  await expect(page.locator('.dl')).toContainText('You can close this tab; the upload goes on.');
  middle.goesOn();
  await expect(page.locator('.dl .dl-finding')).toHaveText('No engine flags this file.');
  expect(posts(simulator)).toMatchObject([{ host: 'bigfiles.virustotal.com', status: 200 }]);
  expect(has(simulator, file.sha256)).toBe(true);
  expect(asked(simulator)[1]).toBe('GET /files/upload_url');
});

test('cancelled on its way: VirusTotal does not have it, and the row says so', async ({
  assay,
  simulator,
}) => {
  const file = newFile(assay, 30 * MB);
  const page = await choose(assay, file);
  const middle = stall(simulator);
  await upload(page);
  await middle.begins();
  await page.locator('.dl').getByRole('button', { name: 'Cancel' }).click();
  await expect(page.locator('.dl')).toContainText('Upload canceled. VirusTotal does not have the file.');
  middle.goesOn();
  await expect(page.getByRole('button', { name: 'Upload to VirusTotal' })).toBeVisible();
  expect(has(simulator, file.sha256)).toBe(false);
  expect(posts(simulator)).toHaveLength(1);
});

test('the tab is closed on the way: it goes on, and is there when the page is opened again', async ({
  assay,
  simulator,
}) => {
  const file = newFile(assay, 40 * MB);
  const page = await choose(assay, file);
  const middle = stall(simulator);
  await upload(page);
  await middle.begins();
  await page.close();
  middle.goesOn();
  await expect.poll(() => has(simulator, file.sha256)).toBe(true);
  const later = await assay.context.newPage();
  await later.goto(assay.url('workspace.html#downloads'));
  await expect(later.locator('.dl')).toContainText('neu.exe');
  await expect(later.locator('[data-upload="analysed"]')).toContainText('No engine flags this file.');
  expect(posts(simulator)).toHaveLength(1);
});

test('the worker is killed on the way: one upload, followed to its verdict', async ({ assay, simulator }) => {
  const file = newFile(assay, 40 * MB);
  const page = await choose(assay, file);
  const middle = stall(simulator);
  await upload(page);
  await middle.begins();
  await assay.background.kill();
  middle.goesOn();
  await expect(page.locator('.dl .dl-finding')).toHaveText('No engine flags this file.');
  expect(posts(simulator)).toHaveLength(1);
  expect(has(simulator, file.sha256)).toBe(true);
});

test('the worker is killed on the way with nobody looking: the upload wakes the next', async ({
  assay,
  simulator,
}) => {
  const file = newFile(assay, 40 * MB);
  const page = await choose(assay, file);
  const middle = stall(simulator);
  await upload(page);
  await middle.begins();
  await page.close();
  await assay.background.kill();
  middle.goesOn();
  await expect.poll(() => has(simulator, file.sha256)).toBe(true);
  const read = (): number => asked(simulator).filter((one) => one === `GET /files/${file.sha256}`).length;
  await expect.poll(read, { message: 'the analysis is followed to its report' }).toBe(2);
  expect(posts(simulator)).toHaveLength(1);
});

test('a redirect to another host gets neither the file nor the key', async ({ assay, simulator }) => {
  const file = newFile(assay, 1_000);
  const page = await choose(assay, file);
  const to = `http://127.0.0.1:${simulator.httpPort}/anderswo`;
  simulator.control.addFault({ method: 'POST', path: '/files$', times: 1, effect: { kind: 'redirect', to } });
  await upload(page);
  await expect(page.locator('[data-upload]')).not.toHaveAttribute('data-upload', /^(file|sending|address)$/);
  expect(simulator.control.log().filter(({ door, path }) => door === 'http' || path === '/anderswo')).toEqual(
    [],
  );
});

for (const status of [307, 308] as const) {
  test(`a redirect that keeps the body (${status}) takes it to no other https host`, async ({
    assay,
    simulator,
  }) => {
    const file = newFile(assay, 1_000);
    const page = await choose(assay, file);
    const to = `https://127.0.0.1:${simulator.httpsPort}/anderswo`;
    const effect = { kind: 'redirect', to, status } as const;
    simulator.control.addFault({ method: 'POST', path: '/files$', times: 1, effect });
    await upload(page);
    await expect(page.locator('[data-upload]')).not.toHaveAttribute(
      'data-upload',
      /^(file|sending|address)$/,
    );
    expect(posts(simulator)).toHaveLength(1);
    expect(simulator.control.log().filter(({ path }) => path === '/anderswo')).toEqual([]);
  });
}

test('a file that was written to since is not sent', async ({ assay, simulator }) => {
  const file = newFile(assay, 1_000);
  const page = await choose(assay, file);
  writeFileSync(file.path, randomBytes(1_200));
  await upload(page);
  await expect(page.locator('[data-upload]')).toHaveAttribute('data-upload', /^file-(gone|changed)$/);
  await expect(page.locator('.dl .dl-aside')).toContainText(/uploaded\. (Choose|Check) it again\.$/);
  expect(has(simulator, file.sha256)).toBe(false);
});

test('a document needs a second word', async ({ assay }) => {
  const page = await choose(assay, newFile(assay, 1_000, 'Steuer.docx'));
  await page.getByRole('button', { name: 'Upload to VirusTotal' }).click();
  const dialog = page.getByRole('dialog');
  const yes = dialog.getByRole('button', { name: /^Upload publicly/ });
  await expect(yes).toHaveAttribute('aria-disabled', 'true');
  await dialog.getByRole('checkbox').check();
  await expect(yes).toHaveAttribute('aria-disabled', 'false');
  await dialog.getByRole('button', { name: 'Don’t upload' }).click();
  await expect(dialog).toBeHidden();
});

test('more than 650 MB is not offered', async ({ assay }) => {
  const path = join(assay.profile, 'gross.exe');
  writeFileSync(path, '');
  // Sparse: no byte of it is on the disk.
  truncateSync(path, UPLOAD_AT_MOST + 1);
  const page = await choose(assay, { path, sha256: '' });
  await expect(page.locator('.dl')).toContainText('Too large to upload');
  await expect(page.getByRole('button', { name: 'Upload to VirusTotal' })).toHaveCount(0);
});

import { createHash } from 'node:crypto';
import { watchMemory } from '../../bench/process-memory';
import { maliciousFileBytes } from '../../simulator/world/named';
import { attachment, zeros } from '../support/file-server';
import { asked } from '../support/requests';
import { workerThreads } from '../support/worker-threads';
import type { DownloadsBrowser } from './downloads-browser';
import { expect, test } from './downloads-fixtures';
import { answerOf, send } from './rpc';

const MB = 1024 * 1024;

test.describe.configure({ timeout: 300_000 });

declare const chrome: typeof import('wxt/browser').browser;

const TWO_THREADS = { documents: 1, threads: 1 };
const NEITHER = { documents: 0, threads: 0 };

/** How many documents that hash there are, and threads of theirs. */
async function hashing({ context, site }: DownloadsBrowser): Promise<{ documents: number; threads: number }> {
  const session = await context.newCDPSession(await site());
  const { targetInfos } = await session.send('Target.getTargets');
  await session.detach();
  const documents = targetInfos.filter(({ url }) => url.endsWith('/uploading.html')).length;
  return { documents, threads: await workerThreads(context) };
}

function sha256OfZeros(size: number): string {
  const hash = createHash('sha256');
  const piece = Buffer.alloc(MB);
  for (let at = 0; at < size; at += MB) hash.update(piece.subarray(0, size - at));
  return hash.digest('hex');
}

// A gigabyte is written, read twice, and in between a worker is waited for that only an alarm wakes.
test.describe.configure({ timeout: 240_000 });

test('two gigabytes: the right hash, and the memory stays flat', async ({ assay, files, simulator }) => {
  const size = 2 * 1024 * MB + 1;
  await assay.switchOn('ask');
  files.put('/abbild.iso', zeros(size));
  await assay.download(assay.address('/abbild.iso'));
  await assay.reaches(/abbild/, ['asking'], 120_000);
  const page = await assay.list();
  const memory = await watchMemory(assay.context);
  await assay.check('abbild.iso');
  await expect(page.getByRole('progressbar')).toBeVisible();
  await expect.poll(() => hashing(assay), 'one thread reads, one hashes').toEqual(TWO_THREADS);
  const row = await assay.reaches(/abbild/, ['checked', 'failed'], 180_000);
  expect(row).toMatchObject({ basis: 'file', sha256: sha256OfZeros(size), size });
  // The list and the worker share the process; what is read leaves some garbage until it is collected.
  const grown = (memory.grown() ?? 0) / MB;
  expect(grown, 'megabytes more than before, at the most').toBeLessThan(150);
  expect(asked(simulator)).toHaveLength(1);
  expect(files.visits('/abbild.iso')).toBe(1);
  await expect.poll(() => hashing(assay), 'nothing of it stays').toEqual(NEITHER);
});

test('killed while it reads a file: it begins anew and ends, one request', async ({
  assay,
  files,
  simulator,
}) => {
  const size = 1024 * MB;
  await assay.switchOn();
  files.put('/gross.iso', zeros(size));
  await assay.download(assay.address('/gross.iso'));
  await assay.reaches(/gross/, ['reading'], 120_000);
  await expect.poll(() => hashing(assay)).toEqual(TWO_THREADS);
  await assay.background.kill();
  await expect.poll(async () => (await hashing(assay)).threads, 'it stops with the worker').toBe(0);
  const row = await assay.reaches(/gross/, ['checked', 'failed'], 120_000);
  expect(row).toMatchObject({ basis: 'file', sha256: sha256OfZeros(size) });
  expect(asked(simulator)).toHaveLength(1);
  expect(files.visits('/gross.iso')).toBe(1);
});

test('the document that hashes goes in the middle: the worker reads the file itself', async ({
  assay,
  files,
  simulator,
}) => {
  const size = 1024 * MB;
  await assay.switchOn();
  files.put('/gross.iso', zeros(size));
  await assay.download(assay.address('/gross.iso'));
  const page = await assay.list();
  await expect.poll(() => hashing(assay), { timeout: 120_000 }).toEqual(TWO_THREADS);
  await page.evaluate(() => chrome.offscreen.closeDocument());
  await expect.poll(() => hashing(assay)).toEqual(NEITHER);
  expect(await assay.reaches(/gross/, ['reading', 'failed'])).toMatchObject({ stage: 'reading' });
  const row = await assay.reaches(/gross/, ['checked', 'failed'], 120_000);
  expect(row).toMatchObject({ basis: 'file', sha256: sha256OfZeros(size) });

  // Stopped by hand, nothing goes on behind it.
  answerOf(await send(page, 'checkDownload', { key: row.key }));
  await expect.poll(() => hashing(assay)).toEqual(TWO_THREADS);
  answerOf(await send(page, 'cancelDownloadCheck', { key: row.key }));
  await assay.reaches(/gross/, ['failed']);
  await expect.poll(() => hashing(assay)).toEqual(NEITHER);
  expect(asked(simulator)).toHaveLength(1);
});

test('finished while the worker was dead: seen once it lives', async ({ assay, files, simulator }) => {
  await assay.switchOn();
  files.put('/setup.exe', attachment(maliciousFileBytes()));
  await assay.background.kill();
  await assay.download(assay.address('/setup.exe'));
  expect(await assay.reaches(/setup/, ['checked', 'failed'])).toMatchObject({ basis: 'file' });
  expect(await assay.rows()).toHaveLength(1);
  expect(asked(simulator)).toHaveLength(1);
});

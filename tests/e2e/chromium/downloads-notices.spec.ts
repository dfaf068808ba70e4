import { existsSync } from 'node:fs';
import { maliciousFileBytes } from '../../simulator/world/named';
import { attachment, type FileServer, gated } from '../support/file-server';
import type { DownloadsBrowser } from './downloads-browser';
import { expect, test } from './downloads-fixtures';
import { noticeBubble } from './notice-bubble';

/** Where the second button's words begin: after “Delete file”, and after “Resume anyway”. */
const KEEP_FILE = 185;
const CANCEL_DOWNLOAD = 215;

async function flagged(assay: DownloadsBrowser, files: FileServer): Promise<void> {
  await assay.switchOn();
  files.put('/setup.exe', attachment(maliciousFileBytes()));
  await assay.download(assay.address('/setup.exe'));
  await assay.reaches(/setup/, ['checked']);
}

const opened = (assay: DownloadsBrowser, path: RegExp) => () =>
  assay.context.pages().filter((page) => path.test(page.url())).length;

test('a click on the notification shows the report, also when the worker is dead', async ({
  assay,
  files,
}) => {
  await flagged(assay, files);
  const bubble = await noticeBubble();
  await assay.background.kill();
  await bubble.pressText();
  await expect.poll(opened(assay, /report\.html#/), 'the report opens').toBe(1);
  const report = assay.context.pages().find((page) => page.url().includes('report.html#'));
  if (!report) throw new Error('no report');
  await expect(report.locator('.band')).toHaveAttribute('data-verdict', 'malicious');
});

test('Delete file: the page asks first, then the file is gone', async ({ assay, files }) => {
  await flagged(assay, files);
  await (await noticeBubble()).pressFirst();
  await expect.poll(opened(assay, /workspace\.html#delete=/), 'the page that asks').toBe(1);
  const page = assay.context.pages().find((one) => one.url().includes('#delete='));
  if (!page) throw new Error('no page asks');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('setup.exe');
  expect(existsSync(assay.saved('setup.exe')), 'nothing is deleted by a notification').toBe(true);
  await dialog.getByRole('button', { name: 'Delete file' }).click();
  await expect.poll(() => existsSync(assay.saved('setup.exe'))).toBe(false);
  expect(await assay.reaches(/setup/, ['checked'])).toMatchObject({ decided: 'deleted' });
});

test('Keep file: that is noted, and nothing opens', async ({ assay, files }) => {
  await flagged(assay, files);
  const before = assay.context.pages().length;
  await (await noticeBubble()).pressSecond(KEEP_FILE);
  const decided = async () => (await assay.rows())[0]?.decided;
  await expect.poll(decided).toBe('kept');
  expect(existsSync(assay.saved('setup.exe'))).toBe(true);
  expect(assay.context.pages()).toHaveLength(before);
});

test.describe('a held download', () => {
  const BYTES = Buffer.concat([maliciousFileBytes(), Buffer.alloc(8 * 1024 * 1024)]);
  const state = async (assay: DownloadsBrowser) => (await assay.inBrowser())[0]?.state;

  for (const { button, becomes } of [
    { button: 'Resume anyway', becomes: 'complete' },
    { button: 'Cancel download', becomes: 'interrupted' },
  ] as const) {
    test(`${button} does it from the notification`, async ({ assay, files, simulator }) => {
      await assay.switchOn();
      await assay.switchHoldOn();
      const address = assay.address('/setup.exe');
      simulator.control.addObject({ kind: 'url', subject: address, stats: { malicious: 14, harmless: 58 } });
      const file = gated(BYTES);
      files.put('/setup.exe', file.answer);
      await assay.download(address);
      const bubble = await noticeBubble();
      expect(await state(assay)).toBe('in_progress');
      file.open();
      if (button === 'Resume anyway') await bubble.pressFirst();
      else await bubble.pressSecond(CANCEL_DOWNLOAD);
      await expect.poll(() => state(assay)).toBe(becomes);
      expect((await assay.rows()).filter(({ stage }) => stage === 'held')).toEqual([]);
      expect(files.visits('/setup.exe')).toBe(1);
    });
  }
});

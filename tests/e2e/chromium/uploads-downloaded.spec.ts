import { createHash } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { unknownFileBytes } from '../../simulator/world/named';
import { attachment } from '../support/file-server';
import { A_WINDOW } from '../support/patience';
import { asked } from '../support/requests';
import type { DownloadsBrowser } from './downloads-browser';
import { expect, test } from './downloads-fixtures';

const SHA256 = createHash('sha256').update(unknownFileBytes()).digest('hex');

/** A finished download that VirusTotal does not know, and the page on which it stands. */
async function unknownDownload(assay: DownloadsBrowser) {
  await assay.switchOn();
  assay.server.put('/neu.exe', attachment(unknownFileBytes()));
  await assay.download(assay.address('/neu.exe'));
  await assay.reaches(/neu/, ['checked']);
  const page = await assay.list();
  const row = page.locator('.dl', { hasText: 'neu.exe' });
  return {
    row,
    async upload(): Promise<void> {
      await row.getByRole('button', { name: 'Upload to VirusTotal' }).click();
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /^Upload publicly/ })
        .click();
    },
  };
}

test('a finished download is uploaded from the disk, and its row gets the verdict', async ({
  assay,
  simulator,
}) => {
  const { row, upload } = await unknownDownload(assay);
  await upload();
  await expect(row).toContainText('VirusTotal is analyzing it.');
  const done = await assay.reaches(/neu/, ['checked'], A_WINDOW);
  expect(done).toMatchObject({ basis: 'file', sha256: SHA256 });
  expect(done.verdict?.answered).toBeGreaterThan(0);
  expect(asked(simulator).filter((one) => one.startsWith('POST'))).toEqual(['POST /files']);
  expect(assay.server.visits('/neu.exe'), 'nothing is fetched a second time').toBe(1);
  const taken = simulator.control.world().find(({ id }) => id === SHA256);
  expect(taken?.note).toBe('uploaded');
});

test('a download that was written to or deleted meanwhile is not uploaded', async ({ assay, simulator }) => {
  const { row, upload } = await unknownDownload(assay);
  writeFileSync(assay.saved('neu.exe'), 'something else');
  await upload();
  await expect(row).toContainText('The file has changed since it was checked, so it was not uploaded.');
  rmSync(assay.saved('neu.exe'));
  await upload();
  await expect(row).toContainText('The file could not be read, so nothing was uploaded.');
  expect(asked(simulator).filter((one) => one.startsWith('POST'))).toEqual([]);
});

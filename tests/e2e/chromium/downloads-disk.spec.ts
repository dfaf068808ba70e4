import { maliciousFileBytes } from '../../simulator/world/named';
import { attachment } from '../support/file-server';
import { asked } from '../support/requests';
import { canMount } from '../support/small-disk';
import { expect, test } from './downloads-fixtures';

test.describe.configure({ timeout: 120_000 });
test.use({ diskSize: 400 });

test('the disk is full: nothing is asked that cannot be written down, and nothing is missed', async ({
  assay,
  disk,
  files,
  simulator,
}) => {
  test.skip(!canMount, 'only root can mount a disk of its own');
  await assay.switchOn();
  files.put('/voll.exe', attachment(maliciousFileBytes()));
  disk?.fill();
  await assay.download(assay.address('/voll.exe'));
  await expect.poll(async () => (await assay.inBrowser()).map(({ state }) => state)).toEqual(['complete']);
  // Chromium closes a database it cannot write to, and does not open it again while there is no room.
  const broken = () =>
    assay.background.evaluate(
      () =>
        new Promise<boolean>((resolve) => {
          const opening = indexedDB.open('assay');
          opening.onerror = () => resolve(true);
          opening.onsuccess = () => {
            opening.result.close();
            resolve(false);
          };
        }),
    );
  await expect.poll(broken, 'nothing can be written down').toBe(true);
  expect(asked(simulator)).toEqual([]);

  disk?.free();
  files.put('/frei.exe', attachment(maliciousFileBytes()));
  await assay.download(assay.address('/frei.exe'));
  await assay.reaches(/frei/, ['checked']);
  const row = await assay.reaches(/voll/, ['checked', 'failed']);
  expect(row).toMatchObject({ basis: 'file', verdict: { name: 'malicious' } });
  expect(asked(simulator)).toHaveLength(1);
  expect(files.visits('/voll.exe')).toBe(1);
});

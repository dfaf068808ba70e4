import { maliciousFileBytes } from '../../simulator/world/named';
import { attachment } from '../support/file-server';
import { asked } from '../support/requests';
import { canMount } from '../support/small-disk';
import { expect, test } from './downloads-fixtures';

test.use({ diskSize: 4 });

/** Its row is longer than what may be left of the last block of a file on a full disk, and never fits in there. */
const FULL = `/voll.exe?${'x'.repeat(6_000)}`;

test('the disk is full: nothing is asked that cannot be written down, and nothing is missed', async ({
  assay,
  disk,
  files,
  simulator,
}) => {
  test.skip(!canMount, 'only root can mount a disk of its own');
  await assay.switchOn();
  files.put(FULL, attachment(maliciousFileBytes()));
  // A write for which there is no room closes every connection. Whether the database can be opened again while the
  // disk is full is luck: what the browser threw away meanwhile may make room for the few bytes that this takes.
  await assay.background.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('assay');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          opening.result.onclose = () => Object.assign(globalThis, { refused: true });
          resolve();
        };
      }),
  );
  disk?.fill();
  await assay.download(assay.address(FULL));
  await expect.poll(async () => (await assay.inBrowser()).map(({ state }) => state)).toEqual(['complete']);
  const refused = () => assay.background.evaluate(() => 'refused' in globalThis);
  await expect.poll(refused, 'something could not be written down').toBe(true);
  expect(asked(simulator)).toEqual([]);

  disk?.free();
  files.put('/frei.exe', attachment(maliciousFileBytes()));
  await assay.download(assay.address('/frei.exe'));
  await assay.reaches(/frei/, ['checked']);
  const row = await assay.reaches(/voll/, ['checked', 'failed']);
  expect(row).toMatchObject({ basis: 'file', verdict: { name: 'malicious' } });
  expect(asked(simulator)).toHaveLength(1);
  expect(files.visits(FULL)).toBe(1);
});

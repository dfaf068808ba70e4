import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { PIECE } from '../../../utils/services/downloads/running-hash';
import { setUp } from './firefox';
import type { Scenario } from './scenarios';
import { until } from './until';

const MB = 1_000_000;
const PIECES = 20;
const SEVENS = Buffer.alloc(PIECES * PIECE, 7);

/** The context that uploads is a frame of the event page there: it outlives the tab, not the event page. */
export const UPLOADS: readonly Scenario[] = [
  {
    name: 'an unknown file is uploaded with its progress shown, and goes on without its tab',
    async run(assay) {
      const { simulator, folder, open } = assay;
      await setUp(assay);
      const bytes = randomBytes(25 * MB);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const path = join(folder, 'neu.exe');
      writeFileSync(path, bytes);
      const posts = () => simulator.control.log().filter(({ method }) => method === 'POST');
      const stall = simulator.control.addFault({
        method: 'POST',
        path: '/files$',
        times: 1,
        effect: { kind: 'stall-upload', after: 6 * MB },
      });

      const list = await open('workspace.html');
      assert.equal(await hashedInThread(list.page), createHash('sha256').update(SEVENS).digest('hex'));
      const input = (await list.page.$('input[type=file]')) as ElementHandle<HTMLInputElement> | null;
      await input?.uploadFile(path);
      await list.says('.dl', 'VirusTotal does not know this file.');
      await list.press('Upload to VirusTotal');
      await list.press('Upload publicly, 25 MB');
      await until(async () => (posts()[0]?.bodyBytes ?? 0) > 6 * MB, 'some of it has arrived');
      await list.says('.dl', 'of 25 MB (');
      await list.page.close();
      simulator.control.release(stall);
      const has = (): boolean =>
        simulator.control.world().some(({ id, note }) => id === sha256 && note === 'uploaded');
      await until(async () => has(), 'all of it has arrived');
      const later = await open('workspace.html');
      await later.says('[data-upload="analysed"]', 'No engine flags this file.', 60_000);
      assert.equal(posts().length, 1);
    },
  },
  {
    name: 'a redirect of an upload gets neither the file nor the key',
    async run(assay) {
      const { simulator, folder, open } = assay;
      await setUp(assay);
      const path = join(folder, 'neu.exe');
      writeFileSync(path, randomBytes(1_000));
      const to = `http://localhost:${simulator.httpPort}/anderswo`;
      simulator.control.addFault({
        method: 'POST',
        path: '/files$',
        times: 1,
        effect: { kind: 'redirect', to },
      });
      const list = await open('workspace.html');
      const input = (await list.page.$('input[type=file]')) as ElementHandle<HTMLInputElement> | null;
      await input?.uploadFile(path);
      await list.says('.dl', 'VirusTotal does not know this file.');
      await list.press('Upload to VirusTotal');
      await list.press('Upload publicly, 1 kB');
      const posted = () => simulator.control.log().some(({ method }) => method === 'POST');
      await until(async () => posted(), 'it was sent');
      await later(list);
      assert.deepEqual(
        simulator.control.log().filter(({ path: at }) => at === '/anderswo'),
        [],
      );
    },
  },
];

/** Of this many pieces, in the thread that hashes files of more than 256 MiB, under the policy of our pages. */
const hashedInThread = (page: Page): Promise<string> =>
  page.evaluate(
    (pieces) =>
      new Promise<string>((resolve, reject) => {
        const worker = new Worker('/hashing.js');
        let given = 0;
        worker.onerror = () => reject(new Error('the thread does not start'));
        worker.onmessage = ({ data }: MessageEvent<{ room: ArrayBuffer } | { sha256: string }>) => {
          if ('sha256' in data) return resolve(data.sha256);
          given += 1;
          if (given > pieces) return given === pieces + 1 && worker.postMessage('end');
          const piece = new Uint8Array(data.room).fill(7);
          worker.postMessage(piece, [piece.buffer]);
        };
      }),
    PIECES,
  );

/** Until the upload is no longer on its way. */
async function later({ page }: { readonly page: import('puppeteer-core').Page }): Promise<void> {
  await page.waitForFunction(() => {
    const stage = document.querySelector('[data-upload]')?.getAttribute('data-upload');
    return stage !== undefined && !['file', 'address', 'sending'].includes(stage ?? 'file');
  });
}

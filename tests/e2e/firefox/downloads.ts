import assert from 'node:assert/strict';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElementHandle } from 'puppeteer-core';
import { MALICIOUS_FILE, maliciousFileBytes } from '../../simulator/world/named';
import { asked, misbehaviour } from '../support/requests';
import { type AssayInFirefox, setUp } from './firefox';
import { firefoxDownloads } from './firefox-downloads';
import { openInsides } from './insides';
import type { Scenario } from './scenarios';
import { until } from './until';

const FLAGGED = { malicious: 9, harmless: 60 };
const BYTES = maliciousFileBytes();

/** The look-up of an address as VirusTotal names it. */
const lookUp = (address: string): string => `GET /urls/${Buffer.from(address).toString('base64url')}`;

/** Firefox lets no extension read a file: what is checked is where it came from (platform.md, fact 2). */
export const DOWNLOADS: readonly Scenario[] = [
  {
    name: 'a download from a flagged address: by its address, one request, no second GET; told of, and opened',
    options: { headless: false },
    async run(assay) {
      const { simulator, folder, browser } = assay;
      const downloads = await ready(assay);
      const insides = await openInsides(browser);
      const address = downloads.put('/setup.exe', BYTES);
      simulator.control.addObject({ kind: 'url', subject: address, stats: FLAGGED });
      await downloads.download(address);
      const row = await downloads.ends('setup.exe');
      assert.deepEqual(
        [row.basis, row.note, row.sha256, row.verdict?.name],
        ['address', 'no-file-access', null, 'malicious'],
      );
      assert.deepEqual(asked(simulator), [lookUp(address)]);
      assert.equal(downloads.visits(downloads.address('/setup.exe')), 1);
      assert.deepEqual(readdirSync(folder), ['setup.exe']);

      await until(async () => (await insides.notices()).length === 1, 'a notification is on the screen');
      const [notice] = await insides.notices();
      assert.match(notice ?? '', /setup\.exe/);
      assert.match(notice ?? '', /the address only/);
      await insides.clickNotice();
      await until(
        async () => (await downloads.openedReport()) === 'malicious',
        'a click on the notification opens the report',
      );

      const list = await assay.open('workspace.html');
      await list.says('.dl[data-verdict="malicious"]', 'setup.exe');
      await list.says('.dl', '9 of');
      await list.says('.dl', 'flag its address as malicious');
      await list.says('.dl', 'Checked: the address only');
      assert.equal(asked(simulator).length, 1);
      assert.deepEqual(misbehaviour(simulator.control.log()), []);
    },
  },
  {
    name: 'a download that VirusTotal fetched from there as well: two requests, only when the sizes agree',
    async run(assay) {
      const { simulator } = assay;
      const downloads = await ready(assay);
      for (const [path, more] of [
        ['/gleich.exe', 0],
        ['/anders.exe', 7],
      ] as const) {
        const attributes = {
          last_http_response_content_sha256: MALICIOUS_FILE.sha256,
          last_http_response_content_length: BYTES.length + more,
        };
        simulator.control.addObject({ kind: 'url', subject: downloads.put(path, BYTES), attributes });
      }
      await downloads.download(downloads.address('/gleich.exe'));
      const same = await downloads.ends('gleich.exe');
      assert.deepEqual([same.basis, same.verdict?.name], ['fetched', 'malicious']);
      assert.deepEqual(asked(simulator), [
        lookUp(downloads.address('/gleich.exe')),
        `GET /files/${MALICIOUS_FILE.sha256}`,
      ]);
      await downloads.download(downloads.address('/anders.exe'));
      const other = await downloads.ends('anders.exe');
      assert.deepEqual([other.basis, other.theirSize], ['address', BYTES.length + 7]);
      assert.equal(asked(simulator).length, 3);
      assert.equal(
        downloads.visits(downloads.address('/gleich.exe')) +
          downloads.visits(downloads.address('/anders.exe')),
        2,
      );
      const list = await assay.open('workspace.html');
      await list.says('.dl[data-verdict="malicious"]', 'Checked: what VirusTotal fetched from this address');
    },
  },
  {
    name: 'downloads that are left alone: from a private host, broken off, without bytes',
    async run(assay) {
      const { simulator, folder } = assay;
      const downloads = await ready(assay);
      downloads.put('/intern.exe', BYTES);
      await downloads.download(downloads.address('/intern.exe', '127.0.0.1'));
      assert.equal((await downloads.ends('intern.exe')).skipped, 'private-host');

      const half = { 'content-length': String(BYTES.length * 2) };
      await downloads.download(downloads.put('/halb.exe', BYTES, half));
      const leftovers = () => readdirSync(folder).filter((name) => name.endsWith('.part'));
      await until(() => leftovers().length === 1, 'half of it is there');
      assay.site.breakOff();
      await until(async () => (await downloads.states()).includes('interrupted'), 'the rest does not come');
      await downloads.download(downloads.put('/leer.exe', Buffer.alloc(0)));
      assert.equal((await downloads.ends('leer.exe')).skipped, 'empty');

      const names = (await downloads.rows()).map(({ name }) => name);
      assert.deepEqual(names, ['leer.exe', 'intern.exe']);
      assert.deepEqual(asked(simulator), []);
      assert.equal(
        downloads.visits(downloads.address('/intern.exe')) + downloads.visits(downloads.address('/leer.exe')),
        2,
      );
    },
  },
  {
    name: 'a burst of forty downloads: each seen once, one request, one notification',
    options: { headless: false },
    async run(assay) {
      const { simulator, browser } = assay;
      const downloads = await ready(assay);
      const insides = await openInsides(browser);
      const address = downloads.put('/viele.exe', BYTES);
      simulator.control.addObject({ kind: 'url', subject: address, stats: FLAGGED });
      await downloads.downloadAtOnce(address, 40);
      const checked = async () => (await downloads.rows()).filter(({ stage }) => stage === 'checked');
      await until(async () => (await checked()).length === 40, 'all are checked', 30_000);
      assert.ok((await checked()).every(({ verdict }) => verdict?.name === 'malicious'));
      assert.deepEqual(asked(simulator), [lookUp(address)]);
      assert.equal(downloads.visits(downloads.address('/viele.exe')), 40);
      assert.equal((await insides.notices()).length, 1);
    },
  },
  {
    name: 'a download that finished while the background was stopped, or while Assay was switched off',
    options: { idleTimeout: 1_000 },
    async run(assay) {
      const { simulator, browser } = assay;
      const downloads = await ready(assay);
      const insides = await openInsides(browser);
      for (const path of ['/schlaf.exe', '/aus.exe']) {
        simulator.control.addObject({ kind: 'url', subject: downloads.put(path, BYTES), stats: FLAGGED });
      }
      await assay.backgroundStops();
      await downloads.download(downloads.address('/schlaf.exe'));
      // Nobody else wakes it.
      await until(() => asked(simulator).length === 1, 'the download woke it');
      await downloads.ends('schlaf.exe');

      await insides.switchAssay(false);
      downloads.reloaded();
      await downloads.download(downloads.address('/aus.exe'));
      await until(() => readdirSync(assay.folder).includes('aus.exe'), 'it is saved');
      assert.equal(asked(simulator).length, 1);
      await insides.switchAssay(true);
      assert.equal((await downloads.ends('aus.exe')).verdict?.name, 'malicious');
      assert.equal((await downloads.rows()).length, 2);
      assert.deepEqual(
        asked(simulator),
        ['/schlaf.exe', '/aus.exe'].map((path) => lookUp(downloads.address(path))),
      );
    },
  },
  {
    name: 'a downloaded file chosen by hand: by its own hash; the settings say why it must be',
    async run(assay) {
      await setUp(assay);
      const settings = await assay.open('options.html');
      await settings.says('#itself', 'Firefox does not let extensions read downloaded files');
      const chosen = join(assay.folder, 'rechnung.pdf.exe');
      writeFileSync(chosen, BYTES);
      const list = await assay.open('workspace.html');
      const input = (await list.page.$('input[type=file]')) as ElementHandle<HTMLInputElement> | null;
      await input?.uploadFile(chosen);
      await list.says('.dl[data-verdict="malicious"]', 'rechnung.pdf.exe');
      await list.says('.dl', 'Checked: this file’s SHA-256');
      assert.deepEqual(asked(assay.simulator), [`GET /files/${MALICIOUS_FILE.sha256}`]);
    },
  },
];

async function ready(assay: AssayInFirefox) {
  await setUp(assay);
  const downloads = await firefoxDownloads(assay);
  await downloads.switchOn();
  return downloads;
}

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEMO_KEY, OTHER_KEY } from '../../simulator/keys';
import { MALICIOUS_URL } from '../../simulator/world/named';
import { paid } from '../support/requests';
import { type AssayInFirefox, setUp, startFirefox } from './firefox';
import type { FirefoxPage } from './firefox-page';
import { openInsides } from './insides';
import type { Scenario } from './scenarios';
import { until } from './until';

const PASSPHRASE = 'correct horse battery staple';

/** The path and the text of the backup that is saved after `press`. */
async function saved({ folder }: AssayInFirefox, press: () => Promise<void>) {
  const before = new Set(readdirSync(folder));
  await press();
  const found = (): string | undefined =>
    readdirSync(folder).find((name) => name.endsWith('.json') && !before.has(name));
  await until(() => found() !== undefined && read().endsWith('}\n'), 'a backup is in the folder');
  const path = join(folder, found() ?? '');
  return { path, text: readFileSync(path, 'utf8') };

  function read(): string {
    return readFileSync(join(folder, found() ?? ''), 'utf8');
  }
}

const withoutTime = (text: string): object => ({ ...JSON.parse(text), at: 0, secrets: null });

async function choose({ page }: FirefoxPage, path: string): Promise<void> {
  // Hidden: the button beside it is what a person presses.
  const input = (await page.waitForSelector('#backup input[type=file]')) as {
    uploadFile(path: string): Promise<void>;
  } | null;
  await input?.uploadFile(path);
  await page.waitForSelector('.backup-preview');
}

export const TRANSFER_SCENARIOS: readonly Scenario[] = [
  {
    name: 'managed: what an administrator sets is used and locked, and gone after the next start',
    options: {
      policy: {
        ...{ apiAddress: 'http://127.0.0.1:$PORT', key: OTHER_KEY, maliciousFrom: 20 },
        ...{ privateHosts: ['wiki.corp.example'], downloads: 'always' },
      },
    },
    async run(assay) {
      const settings = await assay.open('options.html');
      await settings.says('#key', 'Set by your administrator');
      await settings.says('.managed-note', 'do not fit and are ignored: downloads');
      await settings.says('#verdict', '20 engines');
      await settings.says('#privacy', 'wiki.corp.example');
      assert.equal(await settings.page.$('#key-field'), null);
      assert.equal(
        await settings.page.$eval('#gateway-address', (field) => field.matches(':disabled')),
        true,
      );
      assert.ok(!(await settings.page.content()).includes(OTHER_KEY.slice(0, 16)));

      // The browser asks for the gateway as for one of the user's own; here it grants without a question.
      await settings.press('Allow access');
      await until(async () => !(await settings.page.$('.managed-note button')), 'the gateway is allowed');
      const popup = await assay.open('popup.html');
      await popup.check(MALICIOUS_URL);
      await popup.shows('data-verdict', 'suspicious');
      assert.deepEqual(
        paid(assay.simulator).map(({ door, key }) => [door, key]),
        [['http', OTHER_KEY]],
      );

      assay.setPolicy(null);
      const insides = await openInsides(assay.browser);
      await insides.switchAssay(false);
      await insides.switchAssay(true);
      const after = await assay.open('options.html');
      await after.says('#verdict', '3 engines');
      await after.page.waitForSelector('#key-field');
      assert.equal(await after.page.$('.managed-note'), null);
    },
  },
  {
    name: 'backup: everything moves to another profile, and the key only to who has the passphrase',
    async run(assay) {
      await setUp(assay);
      const popup = await assay.open('popup.html');
      await popup.check(MALICIOUS_URL);
      await popup.shows('data-verdict', 'malicious');
      const settings = await assay.open('options.html');
      const open = await saved(assay, () => settings.press('Save backup'));
      assert.ok(!open.text.includes(DEMO_KEY));
      await settings.page.$$eval('#backup fieldset input', (boxes) => boxes.at(-1)?.click());
      await settings.fill('#backup-passphrase', PASSPHRASE);
      await settings.fill('#backup-again', PASSPHRASE);
      const closed = await saved(assay, () => settings.press('Save backup'));
      assert.ok(!closed.text.includes(DEMO_KEY) && !closed.text.includes(PASSPHRASE));
      assert.deepEqual(withoutTime(closed.text), withoutTime(open.text));

      // The same VirusTotal under the same address, which a key does not leave.
      const other = await startFirefox({ simulator: assay.simulator });
      try {
        const there = await other.open('options.html');
        await choose(there, closed.path);
        await there.page.$$eval('.backup-part > label input', (boxes) => boxes.at(-1)?.click());
        await there.fill('#restore-passphrase', 'not the passphrase');
        await there.press('Restore');
        await there.says('.backup-preview', 'The passphrase does not open it');
        await there.fill('#restore-passphrase', PASSPHRASE);
        await there.press('Restore');
        await there.says('.restored', 'The API key is saved.');
        const again = await saved(other, () => there.press('Save backup'));
        assert.deepEqual(withoutTime(again.text), withoutTime(open.text));
      } finally {
        await other.close();
      }
    },
  },
];

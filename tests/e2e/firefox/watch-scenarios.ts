import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElementHandle } from 'puppeteer-core';
import { DEMO_KEY } from '../../simulator/keys';
import { MALICIOUS_DOMAIN, MALICIOUS_URL } from '../../simulator/world/named';
import { asked, mostInOneMinute } from '../support/requests';
import { isSigned, startWebhookReceiver } from '../support/webhook-receiver';
import { type AssayInFirefox, FILE_HOST, setUp } from './firefox';
import type { FirefoxPage } from './firefox-page';
import { openInsides } from './insides';
import type { Scenario } from './scenarios';
import { until } from './until';

const GOOD = 'stadtbuecherei-aue.example';
const BROKEN = 'defekt.example';
const SECRET = 's3cret';

/** The watchlist, history and log, as far as the browsers may differ. */
export const WATCH_SCENARIOS: readonly Scenario[] = [
  {
    name: 'watchlist: from a file, a change told by notification and webhook, a round taken out as folders',
    options: { headless: false, insecure: true },
    async run(assay) {
      const { simulator, folder } = assay;
      const { control } = simulator;
      control.setLimits(DEMO_KEY, { minute: 60 });
      control.addObject({ kind: 'domain', subject: GOOD, stats: { harmless: 70 } });
      control.addFault({ path: `/domains/${BROKEN}`, effect: { kind: 'status', status: 503 } });
      await setUp(assay);
      const receiver = await startWebhookReceiver();
      try {
        await tellingIsSet(assay, receiver.port);
        assert.equal(receiver.got[0]?.body.event, 'test');

        const path = join(folder, 'domains.txt');
        writeFileSync(
          path,
          `# watched\r\n${MALICIOUS_DOMAIN}\r\n${GOOD}\r\n${BROKEN}\r\nnothing\r\nintranet.local\r\n`,
        );
        const add = await assay.open('workspace.html#watchlist&add');
        const input = (await add.page.$('input[type=file]')) as ElementHandle<HTMLInputElement> | null;
        await input?.uploadFile(path);
        await add.says('.source', 'domains.txt');
        await add.press('Add to watchlist');
        await add.says('.added', '3 entries added.');
        await add.says('.added', '1 line not understood');
        await add.says('.added', 'intranet.local');
        await add.page.close();

        const list = await assay.open('workspace.html#watchlist');
        await line(list, MALICIOUS_DOMAIN, 'malicious');
        await line(list, GOOD, 'nothing-found');
        await line(list, BROKEN, 'failed', 60_000);

        control.setVerdict('domain', GOOD, { malicious: 4, suspicious: 1, harmless: 60 });
        const insides = await openInsides(assay.browser);
        const before = (await insides.notices()).length;
        await list.page.evaluate((host: string) => {
          const lines = [...document.querySelectorAll('tr.line')];
          const mine = lines.find((one) => one.textContent?.includes(host));
          mine?.querySelector<HTMLElement>('.drop-in button')?.click();
        }, GOOD);
        await line(list, GOOD, 'malicious');
        await until(async () => (await insides.notices()).length > before, 'a notification is on the screen');
        const notice = (await insides.notices()).find((text) => text.includes(GOOD)) ?? '';
        assert.match(notice, /Before: Nothing found \(0 of \d+\)\. Now: Malicious \(5 of \d+\)\./);
        await until(
          async () => receiver.got.some(({ body }) => body.indicator?.value === GOOD),
          'the webhook has it',
        );
        for (const delivery of receiver.got) {
          assert.ok(isSigned(delivery, SECRET), delivery.body.event);
          assert.ok(!JSON.stringify(delivery).includes(DEMO_KEY));
        }
        await roundIsTakenOut(assay);
        assert.ok(mostInOneMinute(control.log()) <= 60);
      } finally {
        await receiver.stop();
      }
    },
  },
  {
    name: 'history and log: searched, filtered, removed and brought back, taken out; new lines come by themselves',
    async run(assay) {
      assay.simulator.control.setLimits(DEMO_KEY, { minute: 60 });
      await setUp(assay);
      const popup = await assay.open('popup.html');
      await popup.check(MALICIOUS_URL);
      await popup.shows('data-verdict', 'malicious');
      await popup.check('nie-gehoert.example');
      await popup.shows('data-verdict', 'unknown');

      const history = await assay.open('workspace.html#history');
      await history.says('.rows-foot', '2 checks');
      await history.fill('input[type=search]', 'gehoert');
      await history.says('.rows-foot', '1 check');
      await history.fill('input[type=search]', 'example');
      await history.says('.rows-foot', '2 checks');
      const spent = asked(assay.simulator).length;
      const lines = await taken(
        assay,
        history,
        '.page-head .drop-in button:last-child',
        /^assay-history-.*\.jsonl$/,
      );
      const told = lines
        .trim()
        .split('\n')
        .map((one) => JSON.parse(one) as Record<string, unknown>);
      assert.equal(told.length, 2);
      const flagged = told.find(({ verdict }) => verdict === 'malicious');
      assert.equal(flagged?.indicator, MALICIOUS_URL);
      assert.equal((flagged?.flagging_engines as unknown[] | undefined)?.length, flagged?.positives);
      assert.match(String(flagged?.scan_date), /^\d{4}-\d\d-\d\dT/);

      await history.page.locator('.chip:nth-child(2)').click();
      await history.says('.rows-foot', '1 check');
      await history.press('Remove from history');
      await history.says('.undo-bar', '1 check removed.');
      await history.says('main', 'No check matches.');
      await history.press('Undo');
      await history.says('.rows-foot', '1 check');

      const log = await assay.open('workspace.html#log');
      await log.says('tbody', 'sent: look up url interactive');
      // A tab behind another one draws nothing in Firefox.
      const again = await assay.open('popup.html');
      await again.check('noch-nie-gehoert.example');
      await again.shows('data-verdict', 'unknown');
      await again.page.close();
      await log.page.bringToFront();
      await log.says('tbody', 'noch-nie-gehoert.example');
      const text = await taken(assay, log, '.page-head button', /^assay-log-.*\.txt$/);
      assert.match(text, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z INFO /);
      assert.ok(text.includes('INFO  not found: look up domain 404 nie-gehoert.example'));
      assert.ok(!text.includes(DEMO_KEY));
      await log.page.locator('.chip:nth-child(2)').click();
      await log.page.waitForFunction(() => !document.querySelector('tbody')?.textContent?.includes('INFO'), {
        timeout: 15_000,
      });
      assert.equal(asked(assay.simulator).length, spent + 1);
    },
  },
];

/** Notifications and the webhook's host are granted at the click, and a test arrives. */
async function tellingIsSet(assay: AssayInFirefox, port: number): Promise<void> {
  const settings = await assay.open('options.html#watchlist');
  await settings.page.locator('.option:has(#notify-watch) button').click();
  await settings.page.waitForFunction(() => !document.querySelector('.option:has(#notify-watch) button'));
  await settings.fill('#webhook-address', `https://${FILE_HOST}:${port}/hook`);
  await settings.fill('#webhook-secret', SECRET);
  await settings.press('Save webhook');
  await settings.says('#webhook-said', 'Saved');
  await settings.press('Send a test');
  await settings.says('#webhook-said', 'The receiver took it.');
  await settings.page.close();
}

/** The round as a folder tree, read back by other programs. */
async function roundIsTakenOut(assay: AssayInFirefox): Promise<void> {
  const runs = await assay.open('workspace.html#watchlist&show=runs');
  await runs.page.locator('tbody a').click();
  await runs.says('tbody', BROKEN);
  await runs.press('Save as ZIP: one folder each for good, bad and failed');
  const zip = await file(assay.folder, /^assay-watchlist-.*\.zip$/);
  const read = (...words: string[]): string => execFileSync('unzip', words, { encoding: 'utf8' });
  await until(async () => {
    try {
      return read('-t', zip).includes('No errors detected');
    } catch {
      // It is still being written.
      return false;
    }
  }, 'the archive is whole');
  const names = read('-Z1', zip)
    .trim()
    .split('\n')
    .map((name) => name.replace(/^Log\/[0-9TZ-]+\//, ''));
  const wanted = [
    `BadDomain/${GOOD}.log`,
    `BadDomain/${MALICIOUS_DOMAIN}.log`,
    `RequestfailedDomain/${BROKEN}.log`,
  ];
  assert.deepEqual([...names].sort(), [...wanted].sort());
  const reply = JSON.parse(read('-p', zip, `*/BadDomain/${GOOD}.log`)) as { data: { id: string } };
  assert.equal(reply.data.id, GOOD);
  assert.match(read('-p', zip, `*/RequestfailedDomain/${BROKEN}.log`), /503|upstream/);
}

async function line(page: FirefoxPage, host: string, verdict: string, timeout = 30_000): Promise<void> {
  await page.page.waitForFunction(
    (text: string, wanted: string) =>
      [...document.querySelectorAll<HTMLElement>('tr.line')].some(
        (one) => one.textContent?.includes(text) && one.dataset.verdict === wanted,
      ),
    { timeout },
    host,
    verdict,
  );
}

/** Presses what saves, and reads what was saved. */
async function taken(
  assay: AssayInFirefox,
  page: FirefoxPage,
  button: string,
  name: RegExp,
): Promise<string> {
  await page.page.evaluate(
    (selector: string) => document.querySelector<HTMLElement>(selector)?.click(),
    button,
  );
  const path = await file(assay.folder, name);
  await until(async () => readFileSync(path, 'utf8') !== '', 'it is written');
  return readFileSync(path, 'utf8');
}

async function file(folder: string, name: RegExp): Promise<string> {
  const found = (): string | undefined => readdirSync(folder).find((one) => name.test(one));
  await until(async () => found() !== undefined, `${name} is saved`);
  return join(folder, found() ?? '');
}

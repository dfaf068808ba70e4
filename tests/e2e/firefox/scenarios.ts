import assert from 'node:assert/strict';
import { UNKNOWN_KEY } from '../../simulator/keys';
import {
  CLEAN_URL,
  MALICIOUS_FILE,
  MALICIOUS_URL,
  UNKNOWN_MALICIOUS_URL,
  UNKNOWN_URL,
} from '../../simulator/world/named';
import { asked, mostInOneMinute, paid } from '../support/requests';
import { ALWAYS_PRIVATE } from './always-private';
import { DAMAGED_STORE } from './damaged-store';
import { DOWNLOADS } from './downloads';
import { type AssayInFirefox, type FirefoxOptions, setUp } from './firefox';
import { guardLinks } from './guard';
import { KILLS_SCENARIOS } from './kills';
import { LISTS } from './list-scenarios';
import { MARKS } from './marks';
import { checkPageLinks } from './page-links';
import { QR } from './qr';
import { REPORT_SCENARIOS } from './report-scenarios';
import { rightClickCard } from './right-click';
import { STRANGERS } from './strangers';
import { TRANSFER_SCENARIOS } from './transfer-scenarios';
import { until } from './until';
import { UPLOADS } from './uploads';
import { WATCH_SCENARIOS } from './watch-scenarios';
import { WELCOME } from './welcome';
import { WITHDRAWN } from './withdrawn';

export interface Scenario {
  readonly name: string;
  readonly options?: FirefoxOptions;
  run(assay: AssayInFirefox): Promise<void>;
}

export const SCENARIOS: readonly Scenario[] = [
  // The longest goes first: the others run beside it.
  ...KILLS_SCENARIOS,
  ...REPORT_SCENARIOS,
  ...LISTS,
  ...WITHDRAWN,
  ...WELCOME,
  ...TRANSFER_SCENARIOS,
  ...MARKS,
  ...STRANGERS,
  {
    name: 'a key that VirusTotal refuses is not kept',
    async run(assay) {
      const settings = await assay.open('options.html');
      await settings.fill('#gateway-address', `http://127.0.0.1:${assay.simulator.httpPort}`);
      await settings.press('Save address');
      await settings.says('#gateway', 'Saved');
      await settings.fill('#key-field', UNKNOWN_KEY);
      await settings.press('Save token');
      await settings.shows('data-failure', 'wrong-key');
    },
  },
  {
    name: 'a known link costs one request, and none when it is asked again',
    async run(assay) {
      await setUp(assay);
      const popup = await assay.open('popup.html');
      await popup.check(MALICIOUS_URL);
      await popup.shows('data-verdict', 'malicious');
      await popup.says('.band', '14 of 92 engines');
      const again = await assay.open('popup.html');
      await again.check(MALICIOUS_URL);
      await again.shows('data-verdict', 'malicious');
      assert.deepEqual(asked(assay.simulator), [
        `GET /urls/${Buffer.from(MALICIOUS_URL).toString('base64url')}`,
      ]);
    },
  },
  {
    name: 'a hash, an unknown link and a private one',
    async run(assay) {
      await setUp(assay);
      const popup = await assay.open('popup.html');
      await popup.check(MALICIOUS_FILE.md5);
      await popup.shows('data-verdict', 'malicious');
      await popup.check(UNKNOWN_URL);
      await popup.shows('data-verdict', 'unknown');
      await popup.check('http://192.168.178.20/login');
      await popup.shows('data-failure', 'private');
      assert.equal(asked(assay.simulator).length, 2);
    },
  },
  {
    name: 'the gateway is the only host that is asked, with the key in its header alone',
    async run(assay) {
      await setUp(assay);
      const popup = await assay.open('popup.html');
      await popup.check(CLEAN_URL);
      await popup.shows('data-verdict', 'nothing-found');
      const hosts = new Set(assay.simulator.control.log().map(({ host, door }) => `${door} ${host}`));
      assert.deepEqual([...hosts], [`http 127.0.0.1:${assay.simulator.httpPort}`]);
      for (const { headers } of assay.simulator.control.log()) assert.equal(headers.cookie, undefined);
    },
  },
  {
    name: 'a submission ends with the verdict although the background is stopped while it waits',
    options: { idleTimeout: 1_000, scanSeconds: 15 },
    async run(assay) {
      await setUp(assay);
      const popup = await assay.open('popup.html');
      await popup.check(UNKNOWN_MALICIOUS_URL);
      await popup.shows('data-verdict', 'unknown');
      await popup.press('Submit publicly');
      await popup.page.locator('dialog .actions-row button:first-child').click();
      await popup.shows('data-phase', 'analysing');
      await popup.page.close();
      await assay.backgroundStops();
      await until(() => asked(assay.simulator).length === 4, 'the scan is followed to its end', 90_000);
      const later = await assay.open('popup.html');
      await later.check(UNKNOWN_MALICIOUS_URL);
      await later.shows('data-verdict', 'malicious');
      const posts = paid(assay.simulator).filter(({ method }) => method === 'POST');
      assert.equal(posts.length, 1);
      assert.equal(asked(assay.simulator).length, 4);
      assert.ok(mostInOneMinute(assay.simulator.control.log()) <= 4);
    },
  },
  {
    name: 'the key and the reports outlive a background that was stopped',
    options: { idleTimeout: 1_000 },
    async run(assay) {
      await setUp(assay);
      const popup = await assay.open('popup.html');
      await popup.check(MALICIOUS_URL);
      await popup.shows('data-verdict', 'malicious');
      await popup.page.close();
      await assay.backgroundStops();
      const later = await assay.open('popup.html');
      await later.says('.recent', 'paketdienst-zoll.example');
      await later.check(MALICIOUS_URL);
      await later.shows('data-verdict', 'malicious');
      assert.equal(asked(assay.simulator).length, 1);
    },
  },
  {
    name: 'a real right-click on a link: the card says malicious, and Esc closes it',
    options: { headless: false },
    run: rightClickCard,
  },
  {
    name: 'the links of a page and of a selection, by real right-clicks',
    options: { headless: false },
    run: checkPageLinks,
  },
  {
    name: 'a link known as malicious asks before it is opened',
    options: { headless: false },
    run: guardLinks,
  },
  ...ALWAYS_PRIVATE,
  ...DAMAGED_STORE,
  ...DOWNLOADS,
  ...UPLOADS,
  ...QR,
  ...WATCH_SCENARIOS,
];

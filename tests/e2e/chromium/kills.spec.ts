import { SECOND } from '../../../utils/domain/duration';
import { notInOrder } from '../../kills/in-order';
import type { Killable } from '../../kills/killable';
import { tableOf } from '../../kills/report';
import { SETTLES_WITHIN, storm } from '../../kills/storm';
import { struckTooSeldom } from '../../kills/struck';
import { DEMO_KEY } from '../../simulator/keys';
import { attachment } from '../support/file-server';
import { expect, test } from './downloads-fixtures';
import { optionsPage } from './options-page';
import { send } from './rpc';

declare const chrome: typeof import('wxt/browser').browser;

/** `npm run kills` asks for more. */
const KILLS = Number(process.env.ASSAY_KILLS ?? 20);
const SEED = Number(process.env.ASSAY_SEED ?? 1);

// A limit for hangs, not a measure.
test.describe.configure({ timeout: SETTLES_WITHIN + KILLS * 20 * SECOND });

test('every flow, with its worker killed at twenty moments: nothing lost, nothing twice', async ({
  assay,
  files,
  simulator,
}) => {
  await assay.switchOn();
  simulator.control.setLimits(DEMO_KEY, { minute: 5_000, daily: 50_000, monthly: 500_000 });
  const page = await assay.context.newPage();
  await page.goto(assay.url('options.html'));
  const options = optionsPage(page);
  await options.button('Test').click();
  await expect(options.keySection).toContainText('5,000 per minute');
  await page.evaluate(() => chrome.permissions.request({ permissions: ['offscreen'] }));

  const browser: Killable = {
    simulator,
    ask: (name, input) => send(page, name, input),
    inPage: (work, given) => page.evaluate(work as never, given as never),
    addressOf: (name) => assay.address(`/${name}`),
    async download(name, bytes) {
      files.put(`/${name}`, attachment(bytes));
      await assay.download(assay.address(`/${name}`));
    },
    kill: assay.background.kill,
  };
  const over = await storm(browser, KILLS, SEED);
  console.log(tableOf(over, 'Chromium'));
  expect(notInOrder(over, simulator, { readsFiles: true })).toEqual([]);
  expect(struckTooSeldom(over.struck, KILLS)).toEqual([]);
});

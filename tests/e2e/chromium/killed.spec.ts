import type { Simulator } from '../../simulator/simulator';
import { MALICIOUS_URL, UNKNOWN_MALICIOUS_URL } from '../../simulator/world/named';
import { asked, mostInOneMinute, paid } from '../support/requests';
import { type Assay, expect, test } from './fixtures';
import type { PopupPage } from './popup-page';
import { answerOf, send } from './rpc';

test.use({ scanSeconds: 15 });

/** Withholds the answer to the next request that matches; the server has acted on it. */
function withhold(simulator: Simulator, method: string, path: string) {
  const id = simulator.control.addFault({ method, path, times: 1, effect: { kind: 'hold' } });
  const arrived = () =>
    simulator.control.log().some((one) => one.method === method && new RegExp(path).test(one.path));
  return {
    arrives: () => expect.poll(arrived).toBe(true),
    letGo: () => simulator.control.release(id),
  };
}

/** Kills the worker while the server has the request and nobody has the answer. */
async function killDuring(assay: Assay, held: ReturnType<typeof withhold>): Promise<void> {
  await held.arrives();
  await assay.background.kill();
  held.letGo();
}

async function submit(popup: PopupPage): Promise<void> {
  await popup.check(UNKNOWN_MALICIOUS_URL);
  await popup.button('Submit publicly').click();
  await popup.dialog.getByRole('button', { name: 'Submit publicly' }).click();
}

/** What holds after every death: nothing public twice, no spend forgotten, the limit kept. */
async function expectInOrder(popup: PopupPage, simulator: Simulator): Promise<void> {
  const log = simulator.control.log();
  const posts = paid(simulator).filter(({ method }) => method === 'POST');
  expect(posts.length).toBeLessThanOrEqual(1);
  expect(log.filter(({ status }) => status === 429)).toEqual([]);
  expect(mostInOneMinute(log)).toBeLessThanOrEqual(4);
  const { dayUsed } = answerOf(await send(popup.page, 'quota', null));
  expect(dayUsed).toBeGreaterThanOrEqual(log.filter(({ counted }) => counted).length);
}

test('killing the worker loses what it had in memory', async ({ assay }) => {
  const popup = await assay.openPopup();
  await assay.background.evaluate(() => Object.assign(globalThis, { remembered: true }));
  await assay.background.kill();
  expect(answerOf(await send(popup.page, 'keyState', null)).set).toBe(true);
  expect(await assay.background.evaluate(() => 'remembered' in globalThis)).toBe(false);
});

test('killed during the look-up', async ({ assay, simulator }) => {
  const popup = await assay.openPopup();
  const held = withhold(simulator, 'GET', '/urls/');
  await popup.check(MALICIOUS_URL);
  await killDuring(assay, held);
  await popup.shows('malicious');
  expect(asked(simulator)).toHaveLength(2);
  await expectInOrder(popup, simulator);
});

test('killed during the look-up, with nobody looking', async ({ assay, simulator }) => {
  const popup = await assay.openPopup();
  const held = withhold(simulator, 'GET', '/urls/');
  await popup.check(MALICIOUS_URL);
  await held.arrives();
  await popup.page.close();
  await killDuring(assay, held);
  await expect.poll(() => asked(simulator).length).toBe(2);
  const later = await assay.openPopup();
  await later.check(MALICIOUS_URL);
  await later.shows('malicious');
  await expectInOrder(later, simulator);
});

test('killed during the submission: it is never sent again', async ({ assay, simulator }) => {
  const popup = await assay.openPopup();
  const held = withhold(simulator, 'POST', '/urls$');
  await submit(popup);
  await killDuring(assay, held);
  await popup.isIn('analysing');
  await popup.shows('malicious');
  expect(asked(simulator).filter((request) => request.startsWith('POST'))).toEqual(['POST /urls']);
  await expectInOrder(popup, simulator);
});

test('killed between the submission and the first look', async ({ assay, simulator }) => {
  const popup = await assay.openPopup();
  await submit(popup);
  await popup.isIn('analysing');
  await assay.background.kill();
  await popup.shows('malicious');
  // One look more, should the first have left by then.
  expect([4, 5]).toContain(asked(simulator).length);
  await expectInOrder(popup, simulator);
});

test('killed during the look at the analysis', async ({ assay, simulator }) => {
  const popup = await assay.openPopup();
  const held = withhold(simulator, 'GET', '/analyses/');
  await submit(popup);
  await killDuring(assay, held);
  await popup.shows('malicious');
  await expectInOrder(popup, simulator);
});

test('killed during the last reading', async ({ assay, simulator }) => {
  const popup = await assay.openPopup();
  await popup.check(UNKNOWN_MALICIOUS_URL);
  await popup.shows('unknown');
  const held = withhold(simulator, 'GET', '/urls/');
  await popup.button('Submit publicly').click();
  await popup.dialog.getByRole('button', { name: 'Submit publicly' }).click();
  await expect.poll(() => asked(simulator).length).toBe(4);
  await killDuring(assay, held);
  await popup.shows('malicious');
  await expectInOrder(popup, simulator);
});

test('killed while a check waits for its slot, with nobody looking', async ({ assay, simulator }) => {
  const popup = await assay.openPopup();
  for (const at of [1, 2, 3, 4, 5]) {
    const indicator = { kind: 'url', value: `https://link-${at}.viele-verweise.example/` } as const;
    answerOf(await send(popup.page, 'startCheck', { indicator, origin: 'popup', secrets: 'keep' }));
  }
  await expect.poll(() => asked(simulator).length).toBe(4);
  await popup.page.close();
  await assay.background.kill();
  // Once more, should it have left by then.
  await expect.poll(() => asked(simulator).length).toBeGreaterThanOrEqual(5);
  await expectInOrder(await assay.openPopup(), simulator);
});

test('killed during a vote in the popup: it is looked for, and not cast again', async ({
  assay,
  simulator,
}) => {
  const popup = await assay.openPopup();
  await popup.check(MALICIOUS_URL);
  await popup.tab('Votes').click();
  const held = withhold(simulator, 'POST', '/votes$');
  await popup.button('Vote malicious publicly').click();
  await killDuring(assay, held);
  await expect(popup.page.getByText('You voted malicious.')).toBeVisible();
  await expectInOrder(popup, simulator);
});

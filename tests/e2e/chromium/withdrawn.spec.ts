import type { FaultEffect } from '../../simulator/fault';
import { DEMO_KEY } from '../../simulator/keys';
import { CLEAN_URL, MALICIOUS_URL } from '../../simulator/world/named';
import { asked } from '../support/requests';
import { turnSwitch } from './extension-switch';
import { type Assay, expect, test } from './fixtures';
import { asLinks, links, readIn, viewOf } from './list-messages';
import { answerOf, send } from './rpc';

/** Chrome's own switch of the hosts that Assay may reach, as a user turns it. */
const giver =
  ({ context, url }: Assay) =>
  (hostAccess: 'ON_CLICK' | 'ON_ALL_SITES'): Promise<void> =>
    turnSwitch(
      { context, url, reloaded: () => undefined },
      { hostAccess },
      ({ permissions }) => permissions.runtimeHostPermissions?.hostAccess === hostAccess,
    );

test('without access to VirusTotal’s host: said, nothing is sent or counted, and it goes on once it is given back', async ({
  assay,
  simulator,
}) => {
  const give = giver(assay);
  const popup = await assay.openPopup();
  await popup.check(CLEAN_URL);
  await popup.shows('nothing-found');
  const used = async (): Promise<number> => answerOf(await send(popup.page, 'quota', null)).dayUsed;
  const before = await used();

  await give('ON_CLICK');
  await popup.check(MALICIOUS_URL);
  await popup.fails('permission-missing');
  await expect(popup.page.locator('main')).toContainText('www.virustotal.com');
  await expect(popup.button('Allow access')).toBeVisible();
  expect(await used()).toBe(before);
  expect(asked(simulator)).toHaveLength(1);

  await give('ON_ALL_SITES');
  await popup.check(MALICIOUS_URL);
  await popup.shows('malicious');
  expect(asked(simulator)).toHaveLength(2);
});

test('a list in the middle of which access is withdrawn, then the key refused: it stops at once, and loses no row', async ({
  assay,
  simulator,
}) => {
  const give = giver(assay);
  // Two are answered and six are held: more connections a browser does not open to one host.
  const ROWS = 8;
  simulator.control.setLimits(DEMO_KEY, { minute: 100, daily: 5_000, monthly: 100_000 });
  /** The next two are answered, and what comes after them fares like this. */
  const twoThen = (effect: FaultEffect): void => {
    simulator.control.clearFaults();
    simulator.control.addFault({ path: '/urls/', times: 2, effect: { kind: 'slow-headers', ms: 1 } });
    simulator.control.addFault({ path: '/urls/', effect });
  };
  let { page } = await assay.openOptions();
  answerOf(await send(page, 'testKey', null));
  const list = await readIn(page, asLinks(links(ROWS)));
  const stands = async () => {
    const { stage, stopped, counts } = await viewOf(page, list);
    return { stage, stopped: stopped?.tag ?? null, left: counts.waiting };
  };
  const start = async () => answerOf(await send(page, 'startList', { list, submitUnknown: false }));
  const used = async (): Promise<number> => answerOf(await send(page, 'quota', null)).dayUsed;
  const before = await used();
  twoThen({ kind: 'hold', cut: true });
  await start();
  await expect.poll(() => asked(simulator).length).toBe(ROWS);
  await give('ON_CLICK');
  simulator.control.clearFaults();
  ({ page } = await assay.openOptions());
  await expect.poll(stands).toMatchObject({ stage: 'paused', stopped: 'permission-missing' });
  // Those under way when it was withdrawn had left. A row that is tried is counted until it is known not to have left.
  await expect.poll(used, 'what has left is counted, and nothing else').toBe(before + ROWS);
  await start();
  await expect.poll(stands).toMatchObject({ stage: 'paused', stopped: 'permission-missing' });
  await expect.poll(used, 'what does not leave is not counted').toBe(before + ROWS);
  expect(asked(simulator)).toHaveLength(ROWS);
  expect((await stands()).left).toBeGreaterThan(0);

  await give('ON_ALL_SITES');
  ({ page } = await assay.openOptions());
  twoThen({ kind: 'status', status: 401 });
  await start();
  await expect.poll(stands).toMatchObject({ stage: 'paused', stopped: 'wrong-key' });
  // Rows that had left beside the one that was refused are still on their way.
  await expect.poll(async () => (await used()) - before - asked(simulator).length, 'all has arrived').toBe(0);
  const refused = asked(simulator).length;
  const { left } = await stands();
  expect(left).toBeGreaterThan(0);

  simulator.control.clearFaults();
  expect(asked(simulator), 'not one more is sent with it').toHaveLength(refused);
  answerOf(await send(page, 'testKey', null));
  await expect.poll(stands, 'a key that works lets it go on').toMatchObject({ stage: 'done', left: 0 });
  expect((await viewOf(page, list)).counts).toMatchObject({ unknown: ROWS, failed: 0 });
  expect(new Set(asked(simulator)).size).toBe(ROWS);
  const counted = simulator.control.log().filter((each) => each.counted).length;
  expect(await used()).toBeGreaterThanOrEqual(counted);
});

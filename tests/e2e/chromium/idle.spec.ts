import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { MINUTE, SECOND } from '../../../utils/domain/duration';
import type { MessageInput, MessageName, MessageReply } from '../../../utils/rpc/protocol';
import { DEMO_KEY } from '../../simulator/keys';
import { startSimulator } from '../../simulator/simulator';
import { until } from '../firefox/until';
import { type RawPage, startRawChromium } from '../support/raw-chromium';
import { asked, misbehaviour, mostInOneMinute, paid } from '../support/requests';
import { links } from './list-messages';
import { test } from './own-display';
import { answerOf } from './rpc';

/** More than may leave in a minute, so that some are left when the first is refused. */
const ROWS = 6;
/** Longer than a request keeps the worker awake, and the idle life after that. */
const REFUSED_FOR = 110 * SECOND;
const OURS = /^chrome-extension:\/\/[a-p]{32}\//;
/** The worker is stopped after 30 s without an event; a limit for hangs. */
const DIES_WITHIN = 3 * MINUTE;

async function send<N extends MessageName>(page: RawPage, name: N, input: MessageInput<N>) {
  const question = JSON.stringify({ assay: name, input });
  const reply = await page.evaluate<string>(
    `chrome.runtime.sendMessage(${question}).then((reply) => JSON.stringify(reply))`,
  );
  return JSON.parse(reply) as MessageReply<N>;
}

/** A new tab is an empty page at first, which is complete as well. */
function untilThere(page: RawPage): Promise<void> {
  const ours = 'document.readyState === "complete" && chrome.runtime?.id !== undefined';
  // One that goes on to another address while it is asked gives no answer.
  return until(() => page.evaluate<boolean>(ours).catch(() => false), 'the page is there', MINUTE);
}

test('a worker that dies of idleness with rows left, on a machine that then sleeps over its alarm', async () => {
  const simulator = await startSimulator();
  const profile = mkdtempSync(join(tmpdir(), 'assay-idle-'));
  const browser = startRawChromium({ profile, virusTotalPort: simulator.httpsPort });
  const ours = async (type: string) =>
    (await browser.targets()).filter((target) => target.type === type && OURS.test(target.url));
  const isAlive = async () => (await ours('service_worker')).length > 0;
  const count = () => asked(simulator).length;

  await until(async () => (await ours('page')).length > 0, 'the welcome page is open', MINUTE);
  const [welcome] = await ours('page');
  const settings = new URL('/options.html', welcome?.url).href;
  const page = await browser.open(settings);
  await untilThere(page);
  answerOf(await send(page, 'saveKey', { key: DEMO_KEY }));
  const { id: list } = answerOf(await send(page, 'createList', { name: 'Ticket 4471' }));
  const rows = links(ROWS).map((value, at) => ({ line: at + 1, indicator: { kind: 'url', value } as const }));
  answerOf(await send(page, 'addListRows', { list, from: 1, rows, bad: [] }));
  const none = { duplicates: 0, comments: 0, blank: 0, bad: 0 };
  answerOf(await send(page, 'finishList', { list, read: { lines: ROWS, rows: ROWS, ...none } }));
  simulator.control.addFault({
    ...{ path: '/urls/', times: 1 },
    effect: {
      ...({ kind: 'status', status: 429, code: 'TooManyRequestsError' } as const),
      headers: { 'retry-after': `${REFUSED_FOR / SECOND}` },
    },
  });
  answerOf(await send(page, 'startList', { list, submitUnknown: false }));
  // Nobody looks on, and nothing speaks to the worker.
  await page.close();
  for (const { targetId } of await ours('page')) await browser.closeTarget(targetId);
  await until(async () => count() > 0, 'the first is refused for now', MINUTE);
  const refused = paid(simulator)[0]?.at ?? 0;

  await until(async () => !(await isAlive()), 'it dies of idleness', DIES_WITHIN);
  expect(simulator.control.now() - refused, 'before its time has come').toBeLessThan(REFUSED_FOR);
  // Others may have left before the refusal was known.
  const before = count();
  expect(before).toBeLessThan(ROWS);
  browser.freeze();
  const overdue = refused + REFUSED_FOR + 10 * SECOND;
  await until(async () => simulator.control.now() > overdue, 'its alarm is overdue', DIES_WITHIN);
  expect(count(), 'nothing runs').toBe(before);
  browser.wake();

  await until(
    async () => count() === ROWS + 1,
    'the late alarm wakes the next one, which goes on',
    2 * MINUTE,
  );
  const later = await browser.open(settings);
  await untilThere(later);
  const viewOf = async () => answerOf(await send(later, 'getList', { list }));
  await until(async () => (await viewOf()).stage === 'done', 'it is done', MINUTE);
  expect((await viewOf()).counts).toMatchObject({ unknown: ROWS, failed: 0, waiting: 0 });
  const log = simulator.control.log();
  expect(new Set(asked(simulator)).size).toBe(ROWS);
  expect(log.filter(({ status }) => status === 429)).toHaveLength(1);
  expect(mostInOneMinute(log)).toBeLessThanOrEqual(4);
  expect(misbehaviour(log)).toEqual([]);
  const { dayUsed } = answerOf(await send(later, 'quota', null));
  expect(dayUsed).toBeGreaterThanOrEqual(log.filter(({ counted }) => counted).length);

  await browser.stop();
  await simulator.stop();
  rmSync(profile, { recursive: true, force: true });
});

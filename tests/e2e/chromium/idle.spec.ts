import { createHash } from 'node:crypto';
import { expect } from '@playwright/test';
import { MINUTE, SECOND } from '../../../utils/domain/duration';
import { handOver } from '../../kills/hand-over';
import { DEMO_KEY } from '../../simulator/keys';
import { until } from '../firefox/until';
import { DROWSY, drowsyBuild } from '../support/drowsy-build';
import { send, startRawAssay } from '../support/raw-assay';
import { asked, misbehaviour, mostInOneMinute, paid } from '../support/requests';
import { links } from './list-messages';
import { test } from './own-display';
import { answerOf } from './rpc';

const SETTINGS = 'options.html';
/** More than may leave in a minute, so that some are left when the first is refused. */
const ROWS = 6;
/** Longer than a request keeps the worker awake, and the idle life after that. */
const REFUSED_FOR = 110 * SECOND;
/** The worker is stopped after 30 s without an event; a limit for hangs. */
const DIES_WITHIN = 3 * MINUTE;

test('a worker that dies of idleness with rows left, on a machine that then sleeps over its alarm', async () => {
  const assay = await startRawAssay();
  const { simulator, browser, isAlive } = assay;
  const count = () => asked(simulator).length;
  const page = await assay.open(SETTINGS);
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
  await assay.closePages();
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
  const later = await assay.open(SETTINGS);
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

  await assay.stop();
});

test('a worker that dies of idleness during an upload: the next takes the answer, and nothing is sent twice', async () => {
  const assay = await startRawAssay(drowsyBuild);
  const { simulator, isAlive } = assay;
  const hold = simulator.control.addFault({ method: 'POST', path: '/files$', effect: { kind: 'hold' } });
  const posts = () => paid(simulator).filter(({ method }) => method === 'POST');
  const page = await assay.open(SETTINGS);
  answerOf(await send(page, 'saveKey', { key: DEMO_KEY }));
  await page.evaluate('chrome.permissions.request({ permissions: ["offscreen"] })');
  const bytes = Buffer.alloc(2_000, 'neu ');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const order = { sha256, name: 'neu.exe', size: bytes.length, downloadKey: null };
  const { attempt } = answerOf(await send(page, 'startUpload', order));
  const given = JSON.stringify({ attempt, base64: bytes.toString('base64') });
  await page.evaluate(`(${handOver.toString()})(${given})`);
  await until(() => posts().length === 1, 'VirusTotal has it, and nobody has the answer', MINUTE);

  // A page without a script: it hears of the worker's end, and wakes nobody.
  await assay.closePages();
  const quiet = await assay.open('icon/16.png');
  await quiet.evaluate(`new Promise((heard) => {
    globalThis.port = chrome.runtime.connect({ name: 'quiet' });
    port.onDisconnect.addListener(() => { globalThis.port = null; });
    const channel = new BroadcastChannel(${JSON.stringify(DROWSY)});
    channel.onmessage = () => heard();
    channel.postMessage(null);
  })`);
  await until(() => quiet.evaluate<boolean>('port === null'), 'it dies of idleness', DIES_WITHIN);
  expect(posts().map(({ status }) => status)).toEqual([0]);
  await until(isAlive, 'what uploads has woken the next', MINUTE);
  simulator.control.release(hold);

  const later = await assay.open(SETTINGS);
  const rows = async () => answerOf(await send(later, 'listUploads', null));
  await until(async () => (await rows())[0]?.stage === 'analysing', 'the answer is taken', MINUTE);
  expect(await rows()).toHaveLength(1);
  expect(posts()).toHaveLength(1);
  const log = simulator.control.log();
  expect(misbehaviour(log)).toEqual([]);
  const { dayUsed } = answerOf(await send(later, 'quota', null));
  expect(dayUsed).toBeGreaterThanOrEqual(log.filter(({ counted }) => counted).length);
  await assay.stop();
});

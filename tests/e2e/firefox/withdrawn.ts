import assert from 'node:assert/strict';
import { DEMO_KEY } from '../../simulator/keys';
import { MALICIOUS_URL } from '../../simulator/world/named';
import { answerOf } from '../chromium/rpc';
import { asked, misbehaviour } from '../support/requests';
import { setUp } from './firefox';
import { openInsides } from './insides';
import { send } from './rpc';
import type { Scenario } from './scenarios';
import { until } from './until';

/** More than are asked for at once, so that some are left when the access is taken away. */
const ROWS = 30;
/** Two that are answered, and as many as a list asks for at once. When all these have left, none is about to. */
const UNDER_WAY = 2 + 24;
const TEXT = Array.from({ length: ROWS }, (_, at) => `host-${at + 1}.viele.example`).join('\n');

/** A user may take the access to a host away at any time; Firefox has a switch for each in about:addons. */
export const WITHDRAWN: readonly Scenario[] = [
  {
    name: 'a list in the middle of which access is withdrawn: it stops, sends nothing more, loses no row, and goes on',
    async run(assay) {
      const { simulator, open } = assay;
      const { control } = simulator;
      control.setLimits(DEMO_KEY, { minute: 100, daily: 5_000, monthly: 100_000 });
      await setUp(assay);
      const insides = await openInsides(assay.browser);
      const sent = (): number => asked(simulator).length;
      const counted = (): number => control.log().filter((each) => each.counted).length;

      const list = await open('workspace.html#lists&new');
      const used = async () => answerOf(await send(list.page, 'quota', null)).dayUsed;
      const base = await used();
      // One may have been tried just when the access was taken away: the browser lets it go no further.
      const isAllThatLeft = async () => [0, 1].includes((await used()) - base - sent());
      await list.fill('textarea', TEXT);
      await list.fill('.new-list input[type=text]', 'Ticket 4471');
      await list.press('Read in');
      // Two are answered; what comes after them waits for its answer.
      control.addFault({ path: '/domains/', times: 2, effect: { kind: 'slow-headers', ms: 1 } });
      control.addFault({ path: '/domains/', effect: { kind: 'hold' } });
      await list.press(`Start (${ROWS} requests)`);
      await until(async () => (await used()) - base === UNDER_WAY, 'it is in the middle');
      const id = new URLSearchParams(new URL(list.page.url()).hash.slice(1)).get('list') ?? '';
      const view = async () => answerOf(await send(list.page, 'getList', { list: id }));

      await insides.withdraw(['http://127.0.0.1/*']);
      control.clearFaults();
      await list.shows('data-failure', 'permission-missing');
      await list.says('[data-failure]', `Assay is not allowed to contact 127.0.0.1:${simulator.httpPort}.`);
      await list.says('.run', 'Stopped');
      await until(isAllThatLeft, 'what has left is counted, and nothing else');
      const before = sent();
      assert.ok(before < ROWS, 'the rest has not left');
      assert.ok((await view()).counts.waiting > 0);

      answerOf(await send(list.page, 'startList', { list: id, submitUnknown: false }));
      await until(async () => (await view()).stopped?.tag === 'permission-missing', 'it stops once more');
      assert.equal(sent(), before, 'nothing more is sent');
      await until(isAllThatLeft, 'what does not leave is not counted');

      const popup = await open('popup.html');
      await popup.check(MALICIOUS_URL);
      await popup.shows('data-failure', 'permission-missing');
      await popup.press('Allow access');
      await popup.shows('data-verdict', 'malicious');
      assert.equal(sent(), before + 1);
      await popup.page.close();
      await list.page.bringToFront();
      await list.press('Resume');
      await until(async () => (await view()).stage === 'done', 'it goes on to its end', 60_000);
      const { unknown, failed, waiting } = (await view()).counts;
      assert.deepEqual({ unknown, failed, waiting }, { unknown: ROWS, failed: 0, waiting: 0 });
      assert.equal(new Set(asked(simulator)).size, ROWS + 1);
      assert.ok((await used()) >= counted());
      assert.deepEqual(misbehaviour(control.log()), []);
    },
  },
];

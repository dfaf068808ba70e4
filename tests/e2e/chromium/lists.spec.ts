import { gunzipSync } from 'node:zlib';
import { DEMO_KEY } from '../../simulator/keys';
import { MALICIOUS_URL } from '../../simulator/world/named';
import { A_WINDOW } from '../support/patience';
import { asked, mostInOneMinute } from '../support/requests';
import { expect, test } from './fixtures';
import { asLinks, links, readIn, viewOf } from './list-messages';
import { answerOf, send } from './rpc';

test('a list runs on while its worker is killed again and again', async ({ assay, simulator }) => {
  simulator.control.setLimits(DEMO_KEY, { minute: 12, daily: 5_000, monthly: 100_000 });
  const options = await assay.openOptions();
  await options.button('Test').click();
  await expect(options.keySection).toContainText('12 per minute');
  const { page } = options;
  const values = [MALICIOUS_URL, ...links(29)];
  const list = await readIn(page, asLinks(values));
  expect(answerOf(await send(page, 'listPlan', { list }))).toMatchObject({ requests: 30, perMinute: 12 });
  answerOf(await send(page, 'startList', { list, submitUnknown: false }));
  const deaths = [3, 9, 13, 20];
  for (const answered of deaths) {
    await expect
      .poll(async () => 30 - (await viewOf(page, list)).counts.waiting)
      .toBeGreaterThanOrEqual(answered);
    await assay.background.kill();
  }
  await expect.poll(async () => (await viewOf(page, list)).stage, { timeout: 2 * A_WINDOW }).toBe('done');
  expect((await viewOf(page, list)).counts).toMatchObject({ malicious: 1, unknown: 29, failed: 0 });
  const log = simulator.control.log();
  expect(log.filter(({ status }) => status === 429)).toEqual([]);
  expect(mostInOneMinute(log)).toBeLessThanOrEqual(12);
  // Each once, and once more what was on its way when a worker died: of what may leave in a minute, that is.
  expect(new Set(asked(simulator)).size).toBe(30);
  expect(asked(simulator).length).toBeLessThanOrEqual(30 + deaths.length * 12);

  const before = simulator.control.log().length;
  const { replies } = answerOf(await send(page, 'exportReplies', { list, from: 0 }));
  const body = JSON.parse(gunzipSync(Buffer.from(replies[0]?.gzip ?? '', 'base64')).toString());
  expect(body.data.id).toBe(replies[0]?.id);
  const { text } = answerOf(await send(page, 'exportLog', { list, from: 0 }));
  expect(text).toContain(`saved ${replies[0]?.id}.json`);
  expect(text).toContain('list done');
  expect(simulator.control.log()).toHaveLength(before);
});

test('a list goes on with every tab closed', async ({ assay, simulator }) => {
  const options = await assay.openOptions();
  const list = await readIn(options.page, asLinks(links(6)));
  answerOf(await send(options.page, 'startList', { list, submitUnknown: false }));
  await options.page.close();
  await expect.poll(() => asked(simulator).length).toBe(6);
  expect(mostInOneMinute(simulator.control.log())).toBe(4);
  const { page } = await assay.openOptions();
  await expect.poll(async () => (await viewOf(page, list)).stage).toBe('done');
});

import { DEMO_KEY } from '../../simulator/keys';
import { MALICIOUS_URL, UNKNOWN_MALICIOUS_URL } from '../../simulator/world/named';
import { asked, mostInOneMinute, paid } from '../support/requests';
import { expect, test } from './fixtures';
import { asFiles, asLinks, hashes, links, logOf, readIn, viewOf } from './list-messages';
import { answerOf, send } from './rpc';
import { openWorkspace } from './workspace-page';

test.describe.configure({ timeout: 360_000 });

const DONE = { timeout: 60_000 };

/** The minute may be used up first: a whole one passes before the month is met. */
const MINUTE = { timeout: 120_000 };

test('several lists at once: added to, raised, retried, refused by the key once, at the end of the month', async ({
  assay,
  simulator,
}) => {
  simulator.control.setLimits(DEMO_KEY, { minute: 20, daily: 5_000, monthly: 15_000 });
  const options = await assay.openOptions();
  await options.button('Test').click();
  await expect(options.keySection).toContainText('20 per minute');
  const { page: asker } = options;
  const one = await readIn(asker, asLinks(links(24)), 'Ticket one');
  const two = await readIn(asker, asFiles(hashes(6)), 'Ticket two');
  const stages = async () => [(await viewOf(asker, one)).stage, (await viewOf(asker, two)).stage];

  // Row 3 of the second list fails for as long as VirusTotal is asked.
  const trouble = { path: `/files/${hashes(6)[2]}$`, times: 3 } as const;
  simulator.control.addFault({ ...trouble, effect: { kind: 'status', status: 500 } });
  for (const list of [one, two]) answerOf(await send(asker, 'startList', { list, submitUnknown: false }));
  const lists = await openWorkspace(assay, `list=${one}`);
  const { page } = lists;
  const raised = lists.line('link-24.');
  await raised.hover();
  await raised.getByRole('button', { name: 'Check next' }).click();
  // While it runs: one that it has, one that is new.
  await page.getByText('More', { exact: true }).or(page.locator('summary[aria-label="More"]')).click();
  await lists.button('Add to this list').click();
  const text = `hxxps://link-1.viele-verweise[.]example/\n# from the second mail\n${MALICIOUS_URL}`;
  await page.getByRole('dialog').locator('textarea').fill(text);
  await page.getByRole('dialog').getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page.getByText('1 row added · 1 duplicate folded')).toBeVisible();
  await expect.poll(stages, { timeout: 150_000 }).toEqual(['done', 'done']);
  expect((await viewOf(asker, one)).counts).toMatchObject({ malicious: 1, unknown: 24 });
  expect((await viewOf(asker, two)).counts).toMatchObject({ unknown: 5, failed: 1 });
  const order = asked(simulator).filter((path) => path.startsWith('GET /urls/'));
  const last = `GET /urls/${Buffer.from('https://link-24.viele-verweise.example/').toString('base64url')}`;
  expect(order.indexOf(last), 'the raised one went before the others').toBeLessThan(22);
  expect(mostInOneMinute(simulator.control.log())).toBeLessThanOrEqual(20);

  const spent = asked(simulator).length;
  await lists.at(`list=${two}`);
  await expect(page.getByRole('heading', { name: 'Ticket two' })).toBeVisible();
  await page.locator('summary[aria-label="More"]').click();
  await lists.button('Retry failed rows').click();
  await expect
    .poll(async () => (await viewOf(asker, two)).counts, DONE)
    .toMatchObject({ unknown: 6, failed: 0 });
  expect(asked(simulator)).toHaveLength(spent + 1);

  // Each thing once: what left, what came of it with its code, what was given up.
  const log = await logOf(asker, two);
  expect(log.match(/INFO {2}sent: look up file/g)).toHaveLength(9);
  expect(log.match(/INFO {2}not found: look up file 404/g)).toHaveLength(6);
  expect(log.match(/WARN {2}failed: look up file upstream 500/g)).toHaveLength(3);
  expect(log.match(/WARN {2}row failed upstream/g)).toHaveLength(1);
  expect(log).not.toContain('unknown, no request');
  const other = await logOf(asker, one);
  expect(other.match(/saved/g), 'the one report is saved once').toHaveLength(1);
  expect(other).toMatch(/INFO {2}saved [0-9a-f]{64}\.json/);

  // A key that is refused stops both, and each says it once; the same key let in again lets them go on.
  const bad = simulator.control.addFault({
    key: DEMO_KEY,
    effect: { kind: 'status', status: 401, code: 'WrongCredentialsError' },
  });
  const three = await readIn(asker, asLinks(links(5, 'drei.example')), 'Ticket three');
  const four = await readIn(asker, asLinks([UNKNOWN_MALICIOUS_URL]), 'Ticket four');
  for (const list of [three, four]) answerOf(await send(asker, 'startList', { list, submitUnknown: false }));
  await expect.poll(async () => (await viewOf(asker, three)).stopped?.tag, DONE).toBe('wrong-key');
  await expect.poll(async () => (await viewOf(asker, four)).stopped?.tag, DONE).toBe('wrong-key');
  // What had left together by then, each once.
  const refusals = simulator.control
    .log()
    .filter(({ status, path }) => status === 401 && path.includes('/urls/'));
  expect(new Set(refusals.map(({ path }) => path)).size).toBe(refusals.length);
  for (const list of [three, four]) {
    expect((await logOf(asker, list)).match(/list stopped wrong-key/g)).toHaveLength(1);
  }
  await lists.at(`list=${three}`);
  await expect(page.locator('.run')).toContainText('Stopped');
  simulator.control.clearFaults();
  expect(bad).toBeTruthy();
  await options.page.reload();
  await options.button('Test').click();
  await expect.poll(async () => (await viewOf(asker, three)).stage, DONE).toBe('done');
  await expect.poll(async () => (await viewOf(asker, four)).stage, DONE).toBe('done');

  // Unknown links are published only where this list was allowed to, and once.
  const five = await lists.readIn(UNKNOWN_MALICIOUS_URL, 'Ticket five');
  await page.getByLabel('Submit links that VirusTotal does not know').check();
  await lists.button('Start and submit publicly').click();
  await expect.poll(async () => (await viewOf(asker, five)).stage, { timeout: 90_000 }).toBe('done');
  expect((await viewOf(asker, five)).counts.malicious).toBe(1);
  expect(paid(simulator).filter(({ method }) => method === 'POST')).toHaveLength(1);

  // The month is used up elsewhere: it waits for the first, and says so.
  simulator.control.setUsed(DEMO_KEY, { monthly: 15_000 });
  const six = await lists.readIn(links(3, 'sechs.example').join('\n'), 'Ticket six');
  await lists.button('Start (3 requests)').click();
  await expect(page.getByText(/^Waiting for the monthly limit to reset on .*1/)).toBeVisible(MINUTE);
  expect((await viewOf(asker, six)).stage).toBe('running');
  expect(await logOf(asker, six)).toMatch(/limit month until \d{4}-\d\d-01T00:00:0\d\.\d{3}Z/);
  expect(simulator.control.log().filter(({ status }) => status === 429).length).toBeLessThanOrEqual(3);
});

import { DEMO_KEY } from '../../simulator/keys';
import { MALICIOUS_URL, UNKNOWN_MALICIOUS_URL } from '../../simulator/world/named';
import { asked, mostInOneMinute, paid } from '../support/requests';
import { expect, test } from './fixtures';
import { asFiles, asLinks, hashes, links, logOf, readIn, viewOf } from './list-messages';
import { answerOf, send } from './rpc';
import { openWorkspace } from './workspace-page';

/** The lines of a log that say this. */
const linesOf = (log: string, said: RegExp): string[] => log.split('\n').filter((line) => said.test(line));

test('several lists at once: one added to and raised, one with a row that fails and is retried', async ({
  assay,
  simulator,
}) => {
  const options = await assay.openOptions();
  await options.button('Test').click();
  await expect(options.keySection).toContainText('4 per minute');
  const { page: asker } = options;
  const one = await readIn(asker, asLinks(links(24)), 'Ticket one');
  const two = await readIn(asker, asFiles(hashes(6)), 'Ticket two');
  const stages = async () => [(await viewOf(asker, one)).stage, (await viewOf(asker, two)).stage];

  // Row 3 of the second list fails for as long as VirusTotal is asked.
  const trouble = `/files/${hashes(6)[2]}`;
  simulator.control.addFault({ path: `${trouble}$`, times: 3, effect: { kind: 'status', status: 500 } });
  const lists = await openWorkspace(assay, `list=${one}`);
  const { page } = lists;
  for (const list of [one, two]) answerOf(await send(asker, 'startList', { list, submitUnknown: false }));
  // Four a minute: for several minutes the last row would have to wait.
  const raised = lists.line('link-24.');
  await raised.hover();
  await raised.getByRole('button', { name: 'Check next' }).click();
  await expect(raised.getByRole('button', { name: 'Check next' })).toHaveCount(0);
  const before = asked(simulator).length;
  // While it runs: one that it has, one that is new.
  await page.getByText('More', { exact: true }).or(page.locator('summary[aria-label="More"]')).click();
  await lists.button('Add to this list').click();
  const text = `hxxps://link-1.viele-verweise[.]example/\n# from the second mail\n${MALICIOUS_URL}`;
  await page.getByRole('dialog').locator('textarea').fill(text);
  await page.getByRole('dialog').getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page.getByText('1 row added · 1 duplicate folded')).toBeVisible();
  const last = `GET /urls/${Buffer.from('https://link-24.viele-verweise.example/').toString('base64url')}`;
  await expect.poll(() => asked(simulator)).toContain(last);
  // Of the four that leave as soon as the minute allows it, which may overtake each other on their way.
  expect(asked(simulator).indexOf(last), 'the raised one goes next').toBeLessThan(before + 4);
  expect(mostInOneMinute(simulator.control.log())).toBeLessThanOrEqual(4);

  // The account gets more, and the rest need not wait any longer.
  simulator.control.setLimits(DEMO_KEY, { minute: 60, daily: 5_000, monthly: 15_000 });
  await options.button('Test').click();
  await expect(options.keySection).toContainText('60 per minute');
  await expect.poll(stages).toEqual(['done', 'done']);
  expect((await viewOf(asker, one)).counts).toMatchObject({ malicious: 1, unknown: 24 });
  expect((await viewOf(asker, two)).counts).toMatchObject({ unknown: 5, failed: 1 });

  const spent = asked(simulator).length;
  await lists.at(`list=${two}`);
  await expect(page.getByRole('heading', { name: 'Ticket two' })).toBeVisible();
  await page.locator('summary[aria-label="More"]').click();
  await lists.button('Retry failed rows').click();
  await expect.poll(async () => (await viewOf(asker, two)).counts).toMatchObject({ unknown: 6, failed: 0 });
  expect(asked(simulator).slice(spent), 'that row alone').toEqual([`GET ${trouble}`]);

  // What left; once each, what came of it with its code and what was given up.
  const log = await logOf(asker, two);
  const files = asked(simulator).filter((request) => request.startsWith('GET /files/'));
  // A worker that the browser stops between the two has written down one that did not leave.
  expect(linesOf(log, /INFO {2}sent: look up file/).length).toBeGreaterThanOrEqual(files.length);
  expect(linesOf(log, /INFO {2}not found: look up file 404/)).toHaveLength(6);
  expect(linesOf(log, /WARN {2}failed: look up file upstream 500/)).toHaveLength(3);
  expect(linesOf(log, /WARN {2}row failed upstream/)).toHaveLength(1);
  expect(log).not.toContain('unknown, no request');
  const other = await logOf(asker, one);
  expect(linesOf(other, /saved/), 'the one report is saved once').toHaveLength(1);
  expect(other).toMatch(/INFO {2}saved [0-9a-f]{64}\.json/);
});

test('lists that the key, the submission and the end of the month stop or let go on', async ({
  assay,
  simulator,
}) => {
  simulator.control.setLimits(DEMO_KEY, { minute: 60, daily: 5_000, monthly: 15_000 });
  const options = await assay.openOptions();
  await options.button('Test').click();
  await expect(options.keySection).toContainText('60 per minute');
  const { page: asker } = options;
  const lists = await openWorkspace(assay, 'lists');
  const { page } = lists;

  // A key that is refused stops both, and each says it once; the same key let in again lets them go on.
  simulator.control.addFault({
    key: DEMO_KEY,
    effect: { kind: 'status', status: 401, code: 'WrongCredentialsError' },
  });
  const one = await readIn(asker, asLinks(links(5, 'eins.example')), 'Ticket one');
  const two = await readIn(asker, asLinks([UNKNOWN_MALICIOUS_URL]), 'Ticket two');
  for (const list of [one, two]) answerOf(await send(asker, 'startList', { list, submitUnknown: false }));
  for (const list of [one, two]) {
    await expect.poll(async () => (await viewOf(asker, list)).stopped?.tag).toBe('wrong-key');
    expect(linesOf(await logOf(asker, list), /list stopped wrong-key/)).toHaveLength(1);
  }
  // What had left together by then, each once.
  const refusals = simulator.control
    .log()
    .filter(({ status, path }) => status === 401 && path.includes('/urls/'));
  expect(new Set(refusals.map(({ path }) => path)).size).toBe(refusals.length);
  await lists.at(`list=${one}`);
  await expect(page.locator('.run')).toContainText('Stopped');
  simulator.control.clearFaults();
  await options.page.reload();
  await options.button('Test').click();
  for (const list of [one, two]) {
    await expect.poll(async () => (await viewOf(asker, list)).stage).toBe('done');
  }

  // Unknown links are published only where this list was allowed to, and once.
  const three = await lists.readIn(UNKNOWN_MALICIOUS_URL, 'Ticket three');
  await page.getByLabel('Submit links that VirusTotal does not know').check();
  await lists.button('Start and submit publicly').click();
  await expect.poll(async () => (await viewOf(asker, three)).stage).toBe('done');
  expect((await viewOf(asker, three)).counts.malicious).toBe(1);
  expect(paid(simulator).filter(({ method }) => method === 'POST')).toHaveLength(1);

  // The month is used up elsewhere: it waits for the first, and says so.
  simulator.control.setUsed(DEMO_KEY, { monthly: 15_000 });
  const four = await lists.readIn(links(3, 'vier.example').join('\n'), 'Ticket four');
  await lists.button('Start (3 requests)').click();
  await expect(page.getByText(/^Waiting for the monthly limit to reset on .*1/)).toBeVisible();
  expect((await viewOf(asker, four)).stage).toBe('running');
  await expect.poll(() => logOf(asker, four)).toMatch(/limit month until \d{4}-\d\d-01T00:00:0\d\.\d{3}Z/);
  // Those that left together.
  expect(simulator.control.log().filter(({ status }) => status === 429).length).toBeLessThanOrEqual(3);
});

import { DEMO_KEY } from '../../simulator/keys';
import { MALICIOUS_URL } from '../../simulator/world/named';
import { asked, mostInOneMinute } from '../support/requests';
import { expect, test } from './fixtures';
import { answerOf, send } from './rpc';

const links = (count: number): string[] =>
  Array.from({ length: count }, (_, at) => `https://link-${at + 1}.viele-verweise.example/`);

const refused = (log: readonly { status: number }[]) => log.filter(({ status }) => status === 429);

test('twenty links at once all end, within the limits that the account told', async ({
  assay,
  simulator,
}) => {
  simulator.control.setLimits(DEMO_KEY, { minute: 40, daily: 5_000, monthly: 100_000 });
  const options = await assay.openOptions();
  await options.button('Test').click();
  await expect(options.keySection).toContainText('40 per minute');
  const started = await Promise.all(
    links(20).map((value) =>
      send(options.page, 'startCheck', {
        indicator: { kind: 'url', value },
        origin: 'link',
        secrets: 'keep',
      }),
    ),
  );
  for (const reply of started) {
    const { id } = answerOf(reply);
    await expect
      .poll(async () => answerOf(await send(options.page, 'getCheck', { id })).state.phase)
      .toBe('unknown');
  }
  expect(asked(simulator)).toHaveLength(20);
  expect(refused(simulator.control.log())).toEqual([]);
});

test('six links on a free key: the fifth waits for its slot, says so, and ends', async ({
  assay,
  simulator,
}) => {
  const [first = '', ...others] = links(6);
  const popup = await assay.openPopup();
  await popup.check(first);
  await popup.shows('unknown');
  const checks = [];
  for (const value of others) {
    const order = { indicator: { kind: 'url', value }, origin: 'popup', secrets: 'keep' } as const;
    checks.push(answerOf(await send(popup.page, 'startCheck', order)).id);
  }
  const last = await assay.openPopup(`#check=${checks.at(-1)}`);
  await last.isIn('waiting');
  await expect(last.band).toContainText('limit per minute');
  await expect(last.page.locator('main')).toContainText(/\d of 2 in line/);
  await expect(last.page.getByRole('timer')).toHaveText(/^0:[0-5]\d$|^1:00$/);
  await last.shows('unknown');
  expect(asked(simulator)).toHaveLength(6);
  expect(mostInOneMinute(simulator.control.log())).toBe(4);
  expect(refused(simulator.control.log())).toEqual([]);
});

test('a day that was used up elsewhere: VirusTotal is asked which limit it is, and the check waits', async ({
  assay,
  simulator,
}) => {
  simulator.control.setUsed(DEMO_KEY, { daily: 500 });
  const popup = await assay.openPopup();
  await popup.check(MALICIOUS_URL);
  await popup.isIn('waiting');
  await expect(popup.band).toContainText('Today’s limit is used up (500 of 500)');
  expect(asked(simulator).length).toBeLessThanOrEqual(1);
  const view = answerOf(await send(popup.page, 'quota', null));
  expect(view.dayUsed).toBeGreaterThanOrEqual(500);
});

test('a waiting check can be taken back', async ({ assay, simulator }) => {
  simulator.control.setUsed(DEMO_KEY, { daily: 500 });
  const popup = await assay.openPopup();
  await popup.check(MALICIOUS_URL);
  await popup.isIn('waiting');
  const before = asked(simulator).length;
  await popup.button('Cancel').click();
  await popup.fails('cancelled');
  expect(asked(simulator)).toHaveLength(before);
});

test('the meter in the footer counts what left', async ({ assay }) => {
  const popup = await assay.openPopup();
  const meter = popup.page.locator('.meter');
  await expect(meter).toContainText('0 of 4 this minute');
  await popup.check(MALICIOUS_URL);
  await popup.shows('malicious');
  await expect(meter).toContainText('1 of 4 this minute');
  await expect(meter).toContainText('1 of 500 today');
});

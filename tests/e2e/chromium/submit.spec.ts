import { CLEAN_URL, UNKNOWN_MALICIOUS_URL, UNKNOWN_URL } from '../../simulator/world/named';
import { asked, mostInOneMinute } from '../support/requests';
import { expect, test } from './fixtures';

test.use({ scanSeconds: 15 });

test('an unknown link is submitted only after a yes, and ends with four requests', async ({
  assay,
  simulator,
}) => {
  const popup = await assay.openPopup();
  await popup.check(UNKNOWN_MALICIOUS_URL);
  await popup.shows('unknown');
  await popup.button('Submit publicly').click();
  await expect(popup.dialog).toContainText(UNKNOWN_MALICIOUS_URL);
  await expect(popup.dialog.getByRole('button', { name: 'Don’t submit' })).toBeFocused();
  await popup.page.keyboard.press('Enter');
  await expect(popup.dialog).toHaveCount(0);
  expect(asked(simulator), 'Enter publishes nothing').toHaveLength(1);

  await popup.button('Submit publicly').click();
  await popup.dialog.getByRole('button', { name: 'Submit publicly' }).click();
  await popup.isIn('analysing');
  await popup.shows('malicious');
  await expect(popup.band).toContainText('5 of 9');
  const requests = asked(simulator);
  expect(requests).toHaveLength(4);
  expect(requests[1]).toBe('POST /urls');
  expect(requests[2]).toMatch(/^GET \/analyses\//);
  expect(simulator.control.log().find(({ method }) => method === 'POST')?.body).toBe(
    new URLSearchParams({ url: UNKNOWN_MALICIOUS_URL }).toString(),
  );
  expect(mostInOneMinute(simulator.control.log())).toBeLessThanOrEqual(4);
});

test('a closed popup stops nothing: the result is there when it is opened again', async ({
  assay,
  simulator,
}) => {
  const popup = await assay.openPopup();
  await popup.check(UNKNOWN_URL);
  await popup.button('Submit publicly').click();
  await popup.dialog.getByRole('button', { name: 'Submit publicly' }).click();
  await popup.isIn('analysing');
  await popup.page.close();
  await expect.poll(() => asked(simulator).length).toBe(4);
  const later = await assay.openPopup();
  await later.check(UNKNOWN_URL);
  await later.shows('nothing-found');
  expect(asked(simulator)).toHaveLength(4);
});

test('a re-scan asks first, then shows the new report beside the old one’s number', async ({
  assay,
  simulator,
}) => {
  simulator.control.scanOutcome(CLEAN_URL, { malicious: 9, harmless: 60, undetected: 20 });
  const popup = await assay.openPopup();
  await popup.check(CLEAN_URL);
  await popup.shows('nothing-found');
  await popup.button('Re-scan').click();
  expect(asked(simulator)).toHaveLength(1);
  await popup.dialog.getByRole('button', { name: 'Re-scan' }).click();
  await popup.isIn('analysing');
  await popup.shows('malicious');
  expect(asked(simulator)).toHaveLength(4);
  expect(asked(simulator)[1]).toMatch(/^POST \/urls\/[\w-]+\/analyse$/);
});

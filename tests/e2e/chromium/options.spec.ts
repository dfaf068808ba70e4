import { randomBytes } from 'node:crypto';
import { DEMO_KEY, INACTIVE_KEY, PREMIUM_KEY, UNKNOWN_KEY } from '../../simulator/keys';
import { MALICIOUS_URL } from '../../simulator/world/named';
import { filesWith } from '../support/on-disk';
import { asked } from '../support/requests';
import { expect, test } from './fixtures';

test.describe('the first key', () => {
  test.use({ key: null });

  test('a wrong key is refused and not kept', async ({ assay }) => {
    const options = await assay.openOptions();
    await options.enterKey(UNKNOWN_KEY);
    await expect(options.keySection.locator('[data-failure]')).toHaveAttribute('data-failure', 'wrong-key');
    await options.page.reload();
    await expect(options.keyField).toBeVisible();
  });

  test('what is no key is said without asking anybody', async ({ assay, simulator }) => {
    const options = await assay.openOptions();
    await options.enterKey('https://www.virustotal.com/gui/my-apikey');
    await expect(options.keySection.locator('[data-failure]')).toHaveAttribute('data-failure', 'bad-input');
    expect(simulator.control.log()).toEqual([]);
  });

  test('the key of an account that is not active yet is told apart', async ({ assay }) => {
    const options = await assay.openOptions();
    await options.enterKey(INACTIVE_KEY);
    await expect(options.keySection.locator('[data-failure]')).toHaveAttribute(
      'data-failure',
      'inactive-user',
    );
  });

  test('the popup takes the key as well, and then checks', async ({ assay, simulator }) => {
    const popup = await assay.openPopup();
    await popup.page.getByLabel('VirusTotal API key', { exact: true }).fill(`x-apikey: ${DEMO_KEY}`);
    await popup.button('Save key').click();
    await expect(popup.button('Save key')).toHaveCount(0);
    await popup.check(MALICIOUS_URL);
    await popup.shows('malicious');
    expect(asked(simulator)).toHaveLength(1);
  });

  test('a check without a key says what is missing', async ({ assay }) => {
    const { page } = await assay.openPopup();
    await expect(page.getByRole('heading', { name: 'Check links and files with VirusTotal' })).toBeVisible();
  });
});

test('the limits of the account are learned for nothing', async ({ assay, simulator }) => {
  const options = await assay.openOptions();
  await options.button('Replace').click();
  await options.saveKey(PREMIUM_KEY);
  await expect(options.keySection).not.toContainText('4 per minute');
  expect(asked(simulator)).toEqual([]);
});

test('a forgotten key is gone: from the pages and from the disk', async ({ assay, simulator }) => {
  // Not one of the simulator's own: those repeat themselves, and storage packs repetitions away.
  const key = randomBytes(32).toString('hex');
  simulator.control.addKey(key);
  const options = await assay.openOptions();
  await options.button('Replace').click();
  await options.saveKey(key);
  await expect(options.keySection).toContainText(key.slice(-4));
  expect(await options.page.content()).not.toContain(key);
  await expect.poll(() => filesWith(assay.profile, key), 'this search finds a kept key').not.toEqual([]);

  await options.button('Forget').click();
  await expect(options.button('Cancel')).toBeFocused();
  await options.button('Forget key').click();
  await expect(options.keyField).toBeFocused();
  await expect.poll(() => filesWith(assay.profile, key), 'nothing of it is left').toEqual([]);
  const popup = await assay.openPopup();
  await expect(popup.button('Use without a key')).toBeVisible();
});

test('the tester shows what would be sent and what stays', async ({ assay, simulator }) => {
  const options = await assay.openOptions();
  await expect(options.tryResult).toContainText('Would be sent');
  await expect(options.tryResult.locator('del')).toHaveText([
    'anna:secret@',
    '&token=q9Zk81bXq0vJtR7w',
    '#invoice',
  ]);
  await options.tryField.fill('http://10.1.2.3/wiki');
  await expect(options.tryResult).toContainText('Would not be sent');
  expect(asked(simulator)).toEqual([]);
});

test('a changed threshold changes the verdict at once, without a request', async ({ assay, simulator }) => {
  const popup = await assay.openPopup();
  await popup.check('https://werkzeug-portal.example/download');
  await popup.shows('suspicious');
  const options = await assay.openOptions();
  const verdict = options.page.locator('#verdict');
  await verdict.getByRole('button', { name: 'Fewer' }).click();
  await verdict.getByRole('button', { name: 'Fewer' }).click();
  await expect(verdict).toContainText('Saved');
  await popup.check('https://werkzeug-portal.example/download');
  await popup.shows('malicious');
  expect(asked(simulator)).toHaveLength(1);
});

test('settings outlive the worker and the page', async ({ assay }) => {
  const options = await assay.openOptions();
  await options.hostsField.fill('*.corp.example\nwiki.example');
  await options.hostsField.blur();
  await expect(options.page.locator('#privacy')).toContainText('Saved');
  await assay.background.kill();
  await options.page.reload();
  await expect(options.hostsField).toHaveValue('*.corp.example\nwiki.example');
});

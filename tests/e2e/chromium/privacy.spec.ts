import { CLEAN_URL, MALICIOUS_URL } from '../../simulator/world/named';
import { asked } from '../support/requests';
import { expect, test } from './fixtures';
import { answerOf, send } from './rpc';

const PRIVATE = [
  'http://intranet.local/printers/3',
  'http://192.168.178.20/login',
  'http://0x7f.1/',
  'http://[::ffff:10.0.0.1]/',
  'nas',
  'db.internal',
];

test('private addresses never leave', async ({ assay, simulator }) => {
  const popup = await assay.openPopup();
  for (const address of PRIVATE) {
    await popup.check(address);
    const shown = popup.page.locator('[data-failure]').first();
    await expect(shown, address).toHaveAttribute('data-failure', /^(private|bad-input)$/);
  }
  expect(asked(simulator)).toEqual([]);
});

test('the background keeps private addresses back even when a page asks for them', async ({
  assay,
  simulator,
}) => {
  const { page } = await assay.openPopup();
  for (const value of PRIVATE.filter((text) => text.startsWith('http'))) {
    const reply = await send(page, 'startCheck', {
      indicator: { kind: 'url', value },
      origin: 'popup',
      secrets: 'keep',
    });
    expect(answerOf(reply).state).toMatchObject({ phase: 'failed', failure: { tag: 'private' } });
  }
  expect(asked(simulator)).toEqual([]);
});

test('a host on the own list stays here', async ({ assay, simulator }) => {
  const options = await assay.openOptions();
  await options.hostsField.fill('*.beispiel-verlag.example');
  await options.hostsField.blur();
  await expect(options.page.locator('#privacy')).toContainText('Saved');
  const popup = await assay.openPopup();
  await popup.check(CLEAN_URL);
  await popup.fails('private');
  expect(asked(simulator)).toEqual([]);
});

test('a link with a secret is asked about, and goes without it', async ({ assay, simulator }) => {
  const popup = await assay.openPopup();
  await popup.check(`${CLEAN_URL}?seite=2&token=q9Zk81bXq0vJtR7wLm3Xf5`);
  await popup.isIn('asking');
  expect(asked(simulator)).toEqual([]);
  await popup.button('Send without it').click();
  await popup.shows('unknown');
  const [request = ''] = asked(simulator);
  const sent = Buffer.from(request.replace('GET /urls/', ''), 'base64url').toString();
  expect(sent).toBe(`${CLEAN_URL}?seite=2`);
  expect(asked(simulator)).toHaveLength(1);
});

test('a link with a secret that is not sent costs nothing', async ({ assay, simulator }) => {
  const popup = await assay.openPopup();
  await popup.check(`${CLEAN_URL}?token=q9Zk81bXq0vJtR7wLm3Xf5`);
  await popup.isIn('asking');
  await popup.button('Don’t send').click();
  await popup.fails('cancelled');
  expect(asked(simulator)).toEqual([]);
});

test('user, password and fragment are cut off, and that is said before', async ({ assay, simulator }) => {
  const popup = await assay.openPopup();
  const { protocol, host, pathname } = new URL(CLEAN_URL);
  await popup.field.fill(`${protocol}//anna:geheim@${host}${pathname}#access_token=abc`);
  const ahead = popup.page.locator('.will');
  await expect(ahead).toContainText(CLEAN_URL);
  await expect(ahead).not.toContainText('geheim');
  await popup.button('Check').click();
  await popup.shows('nothing-found');
  expect(asked(simulator)).toEqual([`GET /urls/${Buffer.from(CLEAN_URL).toString('base64url')}`]);
});

test('of a redirect the link in it is checked, and nobody hears whom the mail was for', async ({
  assay,
  simulator,
}) => {
  const popup = await assay.openPopup();
  const wrapped = `https://eur05.safelinks.protection.outlook.com/?url=${encodeURIComponent(CLEAN_URL)}`;
  await popup.field.fill(`${wrapped}&data=05%7C02%7Canna%40firma.example%7C6dfa1dd0&sdata=x%3D`);
  const ahead = popup.page.locator('.will');
  await expect(ahead).toContainText(CLEAN_URL);
  await expect(ahead).toContainText('Left out: the redirect around this link.');
  await popup.button('Check').click();
  await popup.shows('nothing-found');
  await expect(popup.page.locator('.subject')).toContainText('Left out: the redirect around this link.');
  expect(asked(simulator)).toEqual([`GET /urls/${Buffer.from(CLEAN_URL).toString('base64url')}`]);
});

test('without a key the field is a shortcut to VirusTotal’s page', async ({ assay, simulator }) => {
  // The simulator has VirusTotal's API, not its pages.
  assay.gate.allow(/status of 404 .*virustotal\.com\/(gui\/|favicon)/);
  const options = await assay.openOptions();
  await options.button('Forget').click();
  await options.button('Forget key').click();
  await expect(options.keyField).toBeVisible();
  const popup = await assay.openPopup();
  await popup.button('Use without a key').click();
  const opened = assay.context.waitForEvent('page');
  await popup.check(MALICIOUS_URL);
  expect((await opened).url()).toContain('www.virustotal.com/gui/');
  expect(asked(simulator)).toEqual([]);
});

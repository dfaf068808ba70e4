import { maliciousFileBytes } from '../../simulator/world/named';
import { attachment, gated, html } from '../support/file-server';
import { asked } from '../support/requests';
import { answerDialog } from '../support/screen';
import { expect, test } from './downloads-fixtures';
import { turnSwitch } from './extension-switch';

declare const chrome: typeof import('wxt/browser').browser;

test('a private window’s downloads are neither listed, asked about, told of nor held', async ({
  assay,
  files,
  simulator,
}) => {
  await assay.switchOn();
  await assay.switchHoldOn();
  await turnSwitch(assay, { incognitoAccess: true }, ({ incognitoAccess }) => incognitoAccess.isActive);
  const secret = gated(Buffer.alloc(8 * 1024 * 1024));
  files.put('/geheim.zip', secret.answer);
  files.put('/privat', html('<p>Private</p>'));
  const page = await assay.context.newPage();
  await page.goto(assay.url('options.html'));
  const tab = await page.evaluate(async (url) => {
    const window = await chrome.windows.create({ incognito: true, url });
    return window?.tabs?.[0]?.id ?? -1;
  }, assay.address('/privat'));
  const address = assay.address('/geheim.zip');
  await page.evaluate(([id, url]) => chrome.tabs.update(id, { url }), [tab, address] as const);
  const inBrowser = async () => {
    // The profile's settings do not reach here: Chromium asks where to save.
    answerDialog('Save File', assay.saved('geheim.zip'));
    const [item] = await assay.inBrowser();
    return item && { name: item.filename, private: item.incognito, paused: item.paused, state: item.state };
  };
  const seen = { name: assay.saved('geheim.zip'), private: true, paused: false };
  await expect
    .poll(inBrowser, { message: 'the browser shows it to Assay', intervals: [1_000] })
    .toEqual({ ...seen, state: 'in_progress' });

  // One that is ordinary comes after it: when that is through, the other has had its time.
  files.put('/offen.exe', attachment(maliciousFileBytes()));
  await assay.download(assay.address('/offen.exe'));
  await assay.reaches(/offen/, ['checked']);
  expect((await assay.inBrowser()).map(({ paused }) => paused)).toEqual([false, false]);
  secret.open();
  const states = async () => (await assay.inBrowser()).map(({ state }) => state);
  await expect.poll(states).toEqual(['complete', 'complete']);
  expect((await assay.rows()).map(({ name }) => name)).toEqual(['offen.exe']);
  expect(asked(simulator).filter((request) => request.includes('/files/'))).toHaveLength(1);
  expect(asked(simulator).join()).not.toContain(Buffer.from(address).toString('base64url'));
  const notices = await page.evaluate(async () => Object.keys(await chrome.notifications.getAll()));
  expect(notices).toHaveLength(1);
});

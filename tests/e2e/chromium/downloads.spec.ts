import { existsSync, readdirSync, rmSync } from 'node:fs';
import {
  CLEAN_FILE,
  cleanFileBytes,
  MALICIOUS_FILE,
  maliciousFileBytes,
  unknownFileBytes,
} from '../../simulator/world/named';
import { attachment, onceOnly, redirectTo } from '../support/file-server';
import { asked } from '../support/requests';
import { expect, test } from './downloads-fixtures';

declare const chrome: typeof import('wxt/browser').browser;

test('a known malicious program: by its own hash, one request, no second GET', async ({
  assay,
  files,
  simulator,
}) => {
  await assay.switchOn();
  files.put('/setup.exe', attachment(maliciousFileBytes()));
  await assay.download(assay.address('/setup.exe'));
  const row = await assay.reaches(/^setup\.exe$/, ['checked', 'failed']);
  expect(row).toMatchObject({ basis: 'file', sha256: MALICIOUS_FILE.sha256, note: null, failure: null });
  expect(row.verdict?.name).toBe('malicious');
  const notices = () =>
    assay.background.evaluate(async () => Object.keys(await chrome.notifications.getAll()));
  await expect.poll(notices, 'it is told of').toHaveLength(1);

  const shown = (await assay.list()).locator('[data-verdict="malicious"]');
  await expect(shown).toContainText('setup.exe');
  await expect(shown).toContainText('47 of');
  expect(asked(simulator)).toEqual([`GET /files/${MALICIOUS_FILE.sha256}`]);
  expect(files.visits('/setup.exe')).toBe(1);
  expect(readdirSync(assay.folder), 'the file is left alone').toEqual(['setup.exe']);
});

test('a clean archive and an unknown program: one request each, and nothing is told', async ({
  assay,
  files,
  simulator,
}) => {
  await assay.switchOn();
  files.put('/messreihe.zip', attachment(cleanFileBytes()));
  files.put('/neu.exe', attachment(unknownFileBytes()));
  await assay.download(assay.address('/messreihe.zip'));
  const clean = await assay.reaches(/zip$/, ['checked', 'failed']);
  expect(clean).toMatchObject({ basis: 'file', sha256: CLEAN_FILE.sha256 });
  expect(clean.verdict?.name).toBe('nothing-found');
  await assay.download(assay.address('/neu.exe'));
  const unknown = await assay.reaches(/neu/, ['checked', 'failed']);
  expect(unknown).toMatchObject({ basis: 'file', verdict: { name: 'unknown' } });
  expect(asked(simulator)).toHaveLength(2);
  expect(files.asked.filter((line) => /zip|exe/.test(line))).toEqual(['GET /messreihe.zip', 'GET /neu.exe']);
  expect(await assay.background.evaluate(() => chrome.notifications.getAll())).toEqual({});
});

test('a one-time link: nobody asks for it again', async ({ assay, files, simulator }) => {
  await assay.switchOn();
  files.put('/einmal/setup.exe', onceOnly(maliciousFileBytes()));
  await assay.download(assay.address('/einmal/setup.exe'));
  const row = await assay.reaches(/setup/, ['checked', 'failed']);
  expect(row).toMatchObject({ basis: 'file', verdict: { name: 'malicious' } });
  expect(files.visits('/einmal/setup.exe')).toBe(1);
  expect(asked(simulator)).toHaveLength(1);
});

test('a chain of redirects: each step once, and the last address is the one that counts', async ({
  assay,
  files,
  simulator,
}) => {
  await assay.switchOn();
  files.put('/weiter', redirectTo('/noch/weiter'));
  files.put('/noch/weiter', redirectTo('/ziel/setup.exe'));
  files.put('/ziel/setup.exe', attachment(maliciousFileBytes()));
  await assay.download(assay.address('/weiter'));
  const row = await assay.reaches(/setup/, ['checked', 'failed']);
  expect(row).toMatchObject({ basis: 'file', url: assay.address('/ziel/setup.exe') });
  expect(files.asked.slice(-3)).toEqual(['GET /weiter', 'GET /noch/weiter', 'GET /ziel/setup.exe']);
  expect(asked(simulator)).toHaveLength(1);
});

test('Delete file asks first, deletes, and says so when the file was gone already', async ({
  assay,
  files,
}) => {
  await assay.switchOn();
  files.put('/eins.exe', attachment(maliciousFileBytes()));
  files.put('/zwei.exe', attachment(maliciousFileBytes()));
  for (const name of ['eins', 'zwei']) {
    await assay.download(assay.address(`/${name}.exe`));
    await assay.reaches(new RegExp(name), ['checked']);
  }
  const page = await assay.list();
  const press = async (name: string) => {
    await page.locator('.dl', { hasText: name }).getByRole('button', { name: 'Delete file' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText(name);
    expect(existsSync(assay.saved(`${name}.exe`)), 'not before the question is answered').toBe(
      name === 'eins',
    );
    await dialog.getByRole('button', { name: 'Delete file' }).click();
    await expect(dialog).toBeHidden();
  };
  await press('eins');
  expect(existsSync(assay.saved('eins.exe'))).toBe(false);
  expect((await assay.reaches(/eins/, ['checked'])).decided).toBe('deleted');
  rmSync(assay.saved('zwei.exe'));
  await press('zwei');
  expect((await assay.reaches(/zwei/, ['checked'])).decided).toBe('gone');
});

import { appendFileSync, readdirSync, rmSync } from 'node:fs';
import { cleanFileBytes, maliciousFileBytes, unknownFileBytes } from '../../simulator/world/named';
import { attachment, unfinished, zeros } from '../support/file-server';
import { asked } from '../support/requests';
import { expect, test } from './downloads-fixtures';

declare const chrome: typeof import('wxt/browser').browser;

const MB = 1024 * 1024;

test('names in any script, with emoji, a turned reading direction and signs of addresses', async ({
  assay,
  files,
  simulator,
}) => {
  await assay.switchOn();
  const names = ['Счёт №1.exe', '請求書 😀.exe', 'a#b%41?c=1.exe', 'Rechnung\u202Efdp.exe', 'x\u200By.exe'];
  for (const [at, name] of names.entries()) {
    const path = `/name/${at}`;
    files.put(
      path,
      attachment(maliciousFileBytes(), `attachment; filename*=UTF-8''${encodeURIComponent(name)}`),
    );
    await assay.download(assay.address(path));
    await expect
      .poll(async () => (await assay.rows()).filter(({ stage }) => stage === 'checked').length)
      .toBe(at + 1);
  }
  const rows = await assay.rows();
  expect(rows.map(({ basis, verdict }) => [basis, verdict?.name])).toEqual(
    names.map(() => ['file', 'malicious']),
  );
  expect(rows.map(({ name }) => name).sort()).toEqual(readdirSync(assay.folder).sort());
  expect(asked(simulator)).toHaveLength(1);
  await expect((await assay.list()).locator('.dl')).toHaveCount(names.length);
});

test('deleted before it is read: missing, never clean, and nothing is asked', async ({
  assay,
  files,
  simulator,
}) => {
  await assay.switchOn('ask');
  files.put('/weg.exe', attachment(cleanFileBytes()));
  await assay.download(assay.address('/weg.exe'));
  await assay.reaches(/weg/, ['asking']);
  rmSync(assay.saved('weg.exe'));
  await assay.check('weg.exe');
  const row = await assay.reaches(/weg/, ['checked', 'failed']);
  expect(row).toMatchObject({ stage: 'failed', note: 'file-missing', verdict: null });
  expect(asked(simulator)).toEqual([]);
});

test('grown while it is read, each time: its hash is not used', async ({ assay, files, simulator }) => {
  await assay.switchOn('ask');
  // So large that it cannot be read between two moments in which it grows.
  files.put('/waechst.exe', zeros(128 * MB));
  await assay.download(assay.address('/waechst.exe'));
  await assay.reaches(/waechst/, ['asking']);
  const writer = setInterval(() => appendFileSync(assay.saved('waechst.exe'), 'more'), 5);
  await assay.check('waechst.exe');
  const row = await assay
    .reaches(/waechst/, ['checked', 'failed'], 60_000)
    .finally(() => clearInterval(writer));
  expect(row).toMatchObject({ note: 'file-changed', sha256: null, basis: 'address' });
  expect(asked(simulator).filter((request) => request.includes('/files/'))).toEqual([]);
});

test('no bytes at all: nothing to check', async ({ assay, files, simulator }) => {
  await assay.switchOn();
  files.put('/leer.exe', attachment(Buffer.alloc(0)));
  await assay.download(assay.address('/leer.exe'));
  expect(await assay.reaches(/leer/, ['skipped', 'checked', 'failed'])).toMatchObject({ skipped: 'empty' });
  expect(asked(simulator)).toEqual([]);
});

test('what a page makes itself is checked by its own hash alone', async ({ assay, simulator }) => {
  await assay.switchOn();
  const made = [
    ['blob', maliciousFileBytes()],
    ['data', cleanFileBytes()],
  ] as const;
  const site = await assay.site();
  for (const [scheme, bytes] of made) {
    await site.evaluate(
      ([kind, text]) => {
        const link = document.createElement('a');
        link.textContent = 'Download';
        link.download = `${kind}.exe`;
        link.href =
          kind === 'blob'
            ? URL.createObjectURL(new Blob([text]))
            : `data:application/octet-stream;base64,${btoa(text)}`;
        document.body.replaceChildren(link);
      },
      [scheme, bytes.toString()] as const,
    );
    await site.getByRole('link', { name: 'Download' }).click();
    await assay.reaches(new RegExp(`^${scheme}`), ['checked', 'failed', 'skipped']);
  }
  const verdicts = (await assay.rows()).map(({ name, basis, verdict }) => [name, basis, verdict?.name]);
  expect(verdicts.sort()).toEqual([
    ['blob.exe', 'file', 'malicious'],
    ['data.exe', 'file', 'nothing-found'],
  ]);
  expect(asked(simulator).filter((request) => !request.startsWith('GET /files/'))).toEqual([]);
});

test('a server that never finishes: no finished download, no check', async ({ assay, files, simulator }) => {
  await assay.switchOn();
  files.put('/endlos.exe', unfinished(maliciousFileBytes()));
  files.put('/fertig.exe', attachment(maliciousFileBytes()));
  await assay.download(assay.address('/endlos.exe'));
  await expect.poll(() => files.visits('/endlos.exe')).toBe(1);
  await assay.download(assay.address('/fertig.exe'));
  await assay.reaches(/fertig/, ['checked', 'failed']);
  expect((await assay.rows()).map(({ name }) => name)).toEqual(['fertig.exe']);
  expect(asked(simulator)).toHaveLength(1);
});

test('from a private host: left alone, until the user says so; then only the hash leaves', async ({
  assay,
  files,
  simulator,
}) => {
  await assay.switchOn();
  files.put('/intern.exe', attachment(maliciousFileBytes()));
  await assay.download(assay.address('/intern.exe', `127.0.0.1:${files.port}`));
  expect(await assay.reaches(/intern/, ['skipped', 'checked', 'failed'])).toMatchObject({
    stage: 'skipped',
    skipped: 'private-host',
  });
  expect(asked(simulator)).toEqual([]);
  await assay.check('intern.exe');
  expect(await assay.reaches(/intern/, ['checked', 'failed'])).toMatchObject({ basis: 'file' });
  expect(asked(simulator).map((request) => request.slice(0, 11))).toEqual(['GET /files/']);
});

test('two hundred at once: each seen once, one request for each content, one notification', async ({
  assay,
  files,
  simulator,
}) => {
  test.setTimeout(420_000);
  await assay.switchOn();
  const contents = [maliciousFileBytes(), cleanFileBytes(), unknownFileBytes()];
  const paths = Array.from({ length: 200 }, (_, at) => `/viele/${at}.exe`);
  for (const [at, path] of paths.entries()) files.put(path, attachment(contents[at % 3] ?? Buffer.from('')));
  // A frame may start ten a second.
  await (await assay.site()).evaluate((addresses) => {
    for (let from = 0; from < addresses.length; from += 10) {
      const frame = document.body.appendChild(document.createElement('iframe'));
      for (const address of addresses.slice(from, from + 10)) {
        const link = document.createElement('a');
        link.href = address;
        link.download = '';
        frame.contentDocument?.body.append(link);
        link.click();
      }
    }
  }, paths);
  const done = async () => (await assay.rows()).filter(({ stage }) => stage === 'checked').length;
  await expect.poll(done, { timeout: 240_000 }).toBe(200);
  const rows = await assay.rows();
  expect(new Set(rows.map(({ url }) => url)).size).toBe(200);
  expect(rows.filter(({ verdict }) => verdict?.name === 'malicious')).toHaveLength(67);
  expect(asked(simulator)).toHaveLength(3);
  expect(paths.map((path) => files.visits(path)).every((visits) => visits === 1)).toBe(true);
  const notices = () =>
    assay.background.evaluate(async () => Object.keys(await chrome.notifications.getAll()));
  await expect.poll(notices).toHaveLength(1);
});

import { MALICIOUS_FILE, maliciousFileBytes, unknownFileBytes } from '../../simulator/world/named';
import { attachment, zeros } from '../support/file-server';
import { asked } from '../support/requests';
import type { DownloadsBrowser } from './downloads-browser';
import { expect, test } from './downloads-fixtures';
import { turnSwitch } from './extension-switch';

const MB = 1024 * 1024;

/** Turns Chrome's own switch "Allow access to file URLs" off. */
const takeFileAccess = (assay: DownloadsBrowser): Promise<void> =>
  turnSwitch(assay, { fileAccess: false }, ({ fileAccess }) => !fileAccess.isActive);

test('without access to files: what VirusTotal fetched from there, when the sizes agree', async ({
  assay,
  files,
  simulator,
}) => {
  await assay.switchOn();
  await takeFileAccess(assay);
  const known = (path: string, length: number): void => {
    files.put(path, attachment(maliciousFileBytes()));
    simulator.control.addObject({
      kind: 'url',
      subject: assay.address(path),
      attributes: {
        last_http_response_content_sha256: MALICIOUS_FILE.sha256,
        last_http_response_content_length: length,
      },
    });
  };
  known('/gleich.exe', maliciousFileBytes().length);
  known('/anders.exe', maliciousFileBytes().length + 7);

  await assay.download(assay.address('/gleich.exe'));
  const same = await assay.reaches(/gleich/, ['checked', 'failed']);
  expect(same).toMatchObject({ basis: 'fetched', sha256: null, note: 'no-file-access' });
  expect(same.verdict?.name).toBe('malicious');
  expect(asked(simulator).map((request) => request.slice(0, 10))).toEqual(['GET /urls/', 'GET /files']);

  await assay.download(assay.address('/anders.exe'));
  const other = await assay.reaches(/anders/, ['checked', 'failed']);
  expect(other).toMatchObject({ basis: 'address', theirSize: maliciousFileBytes().length + 7 });
  expect(asked(simulator)).toHaveLength(3);
  expect(files.visits('/gleich.exe') + files.visits('/anders.exe')).toBe(2);
});

test('without access to files: an unknown address is unknown, never clean', async ({
  assay,
  files,
  simulator,
}) => {
  await assay.switchOn();
  await takeFileAccess(assay);
  files.put('/neu.exe', attachment(unknownFileBytes()));
  await assay.download(assay.address('/neu.exe'));
  expect(await assay.reaches(/neu/, ['checked', 'failed'])).toMatchObject({
    basis: 'address',
    verdict: { name: 'unknown' },
  });
  // Its own address, then the page that led there.
  expect(asked(simulator).length).toBeLessThanOrEqual(2);
  expect(asked(simulator).every((request) => request.startsWith('GET /urls/'))).toBe(true);
});

test('access taken away while a file is read: it goes by the address', async ({
  assay,
  files,
  simulator,
}) => {
  await assay.switchOn();
  files.put('/gross.iso', zeros(1024 * MB));
  await assay.download(assay.address('/gross.iso'));
  await assay.reaches(/gross/, ['reading'], 60_000);
  await takeFileAccess(assay);
  const row = await assay.reaches(/gross/, ['checked', 'failed'], 60_000);
  expect(row).toMatchObject({ basis: 'address', note: 'no-file-access', sha256: null });
  expect(asked(simulator).filter((request) => request.includes('/files/'))).toEqual([]);
  expect(files.visits('/gross.iso')).toBe(1);
});

import { createHash } from 'node:crypto';
import {
  CLEAN_DOMAIN,
  CLEAN_FILE,
  CLEAN_URL,
  cleanFileBytes,
  MALICIOUS_FILE,
  MALICIOUS_URL,
  SUSPICIOUS_IP,
  SUSPICIOUS_URL,
} from '../../simulator/world/named';
import { asked } from '../support/requests';
import { expect, test } from './fixtures';

const base64url = (text: string): string => Buffer.from(text).toString('base64url');

test('a known link costs one request, and none when it is asked again', async ({ assay, simulator }) => {
  const popup = await assay.openPopup();
  await popup.check(MALICIOUS_URL);
  await popup.shows('malicious');
  await expect(popup.band).toContainText('14 of 92 engines');
  expect(asked(simulator)).toEqual([`GET /urls/${base64url(MALICIOUS_URL)}`]);

  await popup.check(MALICIOUS_URL);
  await popup.shows('malicious');
  const other = await assay.openPopup();
  await other.check(MALICIOUS_URL);
  await other.shows('malicious');
  expect(asked(simulator)).toHaveLength(1);
});

test('an equal address in another spelling is answered from the cache', async ({ assay, simulator }) => {
  const popup = await assay.openPopup();
  await popup.check(CLEAN_URL);
  await popup.shows('nothing-found');
  await popup.check(CLEAN_URL.replace('https://docs', 'HTTPS://DOCS').replace('://', '[:]//'));
  await popup.shows('nothing-found');
  await popup.check(`${CLEAN_URL}#kapitel-3`);
  await popup.shows('nothing-found');
  expect(asked(simulator)).toHaveLength(1);
});

test('one engine of 92 is suspicious, and the threshold is named', async ({ assay }) => {
  const popup = await assay.openPopup();
  await popup.check(SUSPICIOUS_URL);
  await popup.shows('suspicious');
  await expect(popup.band).toContainText('needs 3 or more');
});

test('a domain and an address are asked for by their names', async ({ assay, simulator }) => {
  const popup = await assay.openPopup();
  await popup.check(CLEAN_DOMAIN);
  await popup.shows('nothing-found');
  await popup.check(SUSPICIOUS_IP.replaceAll('.', '[.]'));
  await popup.shows('suspicious');
  expect(asked(simulator)).toEqual([`GET /domains/${CLEAN_DOMAIN}`, `GET /ip_addresses/${SUSPICIOUS_IP}`]);
});

for (const kind of ['sha256', 'sha1', 'md5'] as const) {
  test(`a file is known by its ${kind}`, async ({ assay, simulator }) => {
    const popup = await assay.openPopup();
    await popup.check(MALICIOUS_FILE[kind].toUpperCase());
    await popup.shows('malicious');
    await expect(popup.band).toContainText('47 of 72 engines');
    expect(asked(simulator)).toEqual([`GET /files/${MALICIOUS_FILE[kind]}`]);
  });
}

test('a chosen file is hashed here: its hash is asked for, nothing is uploaded', async ({
  assay,
  simulator,
}) => {
  const popup = await assay.openPopup('#pick');
  await popup.chooseFile({ name: CLEAN_FILE.name, mimeType: 'text/csv', buffer: cleanFileBytes() });
  await popup.shows('nothing-found');
  expect(asked(simulator)).toEqual([`GET /files/${CLEAN_FILE.sha256}`]);
  expect(simulator.control.log().map(({ bodyBytes }) => bodyBytes)).toEqual([0, 0]);
});

test('a dropped file of 5 MB is hashed the same way', async ({ assay, simulator }) => {
  const bytes = Buffer.alloc(5_000_000, 'assay');
  const popup = await assay.openPopup();
  const transfer = await popup.page.evaluateHandle((size) => {
    const text = 'assay'.repeat(size / 5);
    const data = new DataTransfer();
    data.items.add(new File([text], 'large.bin'));
    return data;
  }, bytes.length);
  await popup.page.dispatchEvent('#root', 'dragenter', { dataTransfer: transfer });
  await popup.page.dispatchEvent('#root', 'dragover', { dataTransfer: transfer });
  await popup.page.dispatchEvent('#root > *', 'drop', { dataTransfer: transfer });
  await popup.shows('unknown');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  expect(asked(simulator)).toEqual([`GET /files/${sha256}`]);
});

test('ten popups that ask for the same at once cost one request', async ({ assay, simulator }) => {
  const hold = simulator.control.addFault({ path: '/urls/', times: 1, effect: { kind: 'hold' } });
  const popups = await Promise.all(Array.from({ length: 10 }, () => assay.openPopup()));
  await Promise.all(popups.map((popup) => popup.check(MALICIOUS_URL)));
  await Promise.all(popups.map((popup) => popup.isIn('looking-up')));
  simulator.control.release(hold);
  await Promise.all(popups.map((popup) => popup.shows('malicious')));
  expect(asked(simulator)).toHaveLength(1);
});

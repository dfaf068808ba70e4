import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { dig } from '../../simulator/json';
import { DEMO_KEY, OTHER_KEY } from '../../simulator/keys';
import { CLEAN_FILE, cleanFileBytes, unknownFileBytes } from '../../simulator/world/named';
import { type Answer, useSimulator } from './harness';

const house = useSimulator();
const MEGABYTE = 1024 * 1024;

function form(bytes: Uint8Array<ArrayBuffer>, name = 'probe.bin'): FormData {
  const data = new FormData();
  data.append('file', new Blob([bytes]), name);
  return data;
}

const upload = (bytes: Uint8Array, path = '/files'): Promise<Answer> =>
  house.ask(path, { method: 'POST', multipart: form(Uint8Array.from(bytes)) });
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

// Two of these send more than 32 MB: not slow, but slow to be called hung on a busy machine.
describe('uploads', { timeout: 30_000 }, () => {
  it('of a new file are free, and so are its first look-ups', async () => {
    const { control } = house.simulator;
    const id = String(dig((await upload(unknownFileBytes())).body, 'data', 'id'));
    await house.ask(`/analyses/${encodeURIComponent(id)}`);
    control.advance(20_000);
    const done = await house.ask(`/analyses/${encodeURIComponent(id)}`);
    expect(dig(done.body, 'data', 'attributes', 'status')).toBe('completed');
    const report = await house.ask(`/files/${sha256(unknownFileBytes())}`);
    expect(dig(report.body, 'data', 'attributes', 'meaningful_name')).toBe('probe.bin');
    expect(control.log().filter((entry) => entry.counted)).toEqual([]);
    await house.ask(`/files/${sha256(unknownFileBytes())}`, { key: OTHER_KEY });
    await house.ask(`/files/${sha256(unknownFileBytes())}`);
    expect(control.log().filter((entry) => entry.counted)).toHaveLength(2);
  });

  it('of a known file lead to the file there is', async () => {
    const { body } = await upload(cleanFileBytes());
    expect(Buffer.from(String(dig(body, 'data', 'id')), 'base64').toString()).toContain(CLEAN_FILE.md5);
    expect(house.simulator.control.log().at(-1)?.counted).toBe(true);
    const again = await upload(cleanFileBytes());
    expect([again.status, dig(again.body, 'error', 'code')]).toEqual([409, 'AlreadySubmittedError']);
  });

  it('take 32 MB directly and not a byte more', async () => {
    expect((await upload(new Uint8Array(32 * MEGABYTE))).status).toBe(200);
    const over = await upload(new Uint8Array(32 * MEGABYTE + 1));
    expect([over.status, over.headers.get('content-type')]).toEqual([413, 'text/html; charset=UTF-8']);
    expect(house.simulator.control.log().at(-1)?.bodyBytes).toBeGreaterThan(32 * MEGABYTE);
  });

  it('take more through an address that works once', async () => {
    const { body } = await house.ask('/files/upload_url');
    const address = String(body.data);
    expect(address.startsWith(`http://127.0.0.1:${house.simulator.httpPort}/_ah/upload/`)).toBe(true);
    expect((await upload(new Uint8Array(33 * MEGABYTE), address)).status).toBe(200);
    expect((await upload(unknownFileBytes(), address)).status).toBe(404);
  });

  it('can be sent elsewhere', async () => {
    house.simulator.control.setUploadOrigin('https://elsewhere.example');
    const { body } = await house.ask('/files/upload_url');
    expect(body.data).toMatch(/^https:\/\/elsewhere\.example\/_ah\/upload\//);
  });

  it('need a part named file and a plain file name', async () => {
    const wrong = new FormData();
    wrong.append('datei', new Blob(['x']), 'x');
    expect((await house.ask('/files', { method: 'POST', multipart: wrong })).status).toBe(400);
    expect((await house.ask('/files', { method: 'POST', form: { file: 'x' } })).status).toBe(400);
    const response = await fetch(`http://127.0.0.1:${house.simulator.httpPort}/api/v3/files`, {
      method: 'POST',
      headers: { 'x-apikey': DEMO_KEY, 'content-type': 'multipart/form-data; boundary=b' },
      body: "--b\r\ncontent-disposition: form-data; name=file; filename*=UTF-8''%C3%B6\r\n\r\nx\r\n--b--\r\n",
    });
    expect(response.status).toBe(400);
  });
});

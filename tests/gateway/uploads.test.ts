import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { until } from '../e2e/firefox/until';
import { ask } from './ask';
import { type GatewayWorld, startGateway } from './gateway-world';

const MEGABYTE = 1_000_000;
const SIZE = 96 * MEGABYTE;

let world: GatewayWorld;
let anna: string;
beforeAll(async () => {
  world = await startGateway({ limits: { minute: 100, daily: 2_000, monthly: 60_000 } });
  [anna = ''] = await world.tokens(['anna']);
});
afterAll(() => world.stop());

it('passes a large file through as it comes, at the address VirusTotal gives for it, and keeps none of it', async () => {
  const [node] = world.nodes;
  const { control } = world.simulator;
  const told = await ask({ token: anna, node }, 'files/upload_url');
  const target: string = JSON.parse(told.text).data;
  expect(target).toMatch(new RegExp(`^${node.address}/bigfiles/_ah/upload/`));

  const stall = control.addFault({
    path: '/_ah/upload/',
    effect: { kind: 'stall-upload', after: 4 * MEGABYTE },
  });
  const memory = () => world.nodes.flatMap((one) => [rss(one.serving('haproxy')), rss(one.serving('nginx'))]);
  const before = memory();
  const { reply, sent } = send(target, anna);
  // VirusTotal has its beginning while most of it has not left: nobody in between waits for the whole.
  await until(() => world.asked().some((one) => one.bodyBytes > 2 * MEGABYTE), 'the first bytes arrive');
  expect(sent()).toBeLessThan(SIZE / 2);
  const during = memory();
  control.release(stall);
  const { status, text } = await reply;
  expect([status, JSON.parse(text).data.type]).toEqual([200, 'analysis']);
  const [arrived] = world.asked().slice(-1);
  expect(arrived?.bodyBytes).toBeGreaterThan(SIZE);
  for (const after of [during, memory()]) {
    for (const [index, bytes] of after.entries()) {
      expect(bytes - (before[index] ?? 0)).toBeLessThan(8 * MEGABYTE);
    }
  }
}, 60_000);

function send(target: string, token: string) {
  let sent = 0;
  const boundary = '----one-file';
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a.bin"\r\n\r\n`;
  const tail = `\r\n--${boundary}--\r\n`;
  async function* body() {
    yield Buffer.from(head);
    for (; sent < SIZE; sent += MEGABYTE) yield Buffer.alloc(MEGABYTE, 65);
    yield Buffer.from(tail);
  }
  const reply = new Promise<{ status: number; text: string }>((resolve, reject) => {
    const sending = request(
      target,
      {
        method: 'POST',
        headers: {
          'x-apikey': token,
          'content-type': `multipart/form-data; boundary=${boundary}`,
          'content-length': SIZE + head.length + tail.length,
        },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (piece: string) => {
          text += piece;
        });
        response.once('end', () => resolve({ status: response.statusCode ?? 0, text }));
      },
    );
    sending.once('error', reject);
    pipeline(Readable.from(body()), sending).catch(reject);
  });
  return { reply, sent: () => sent };
}

/** Bytes that a process holds. */
function rss(pid: number): number {
  const [, kilobytes] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) * 1_024;
}

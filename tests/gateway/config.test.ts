import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { generate } from 'selfsigned';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { until } from '../e2e/firefox/until';
import { createNode, GATEWAY } from './gateway-node';
import { freePort } from './gateway-world';

const folder = mkdtempSync(join(tmpdir(), 'assay-gateway-'));
const file = (name: string): string => join(folder, name);
const network = `127.${1 + Math.floor(Math.random() * 250)}.7`;
let server: Leaf;
let device: Leaf;
let ca: string;

interface Leaf {
  readonly key: string;
  readonly cert: string;
}

beforeAll(async () => {
  const authority = await generate([{ name: 'commonName', value: 'members' }], {
    ...{ keyType: 'ec', algorithm: 'sha256' },
    extensions: [{ name: 'basicConstraints', cA: true, critical: true }],
  });
  ca = authority.cert;
  const leaf = async (name: string): Promise<Leaf> => {
    const made = await generate([{ name: 'commonName', value: name }], {
      ...{ keyType: 'ec', algorithm: 'sha256', ca: { key: authority.private, cert: authority.cert } },
      extensions: [
        { name: 'basicConstraints', cA: false },
        { name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] },
      ],
    });
    return { key: made.private, cert: made.cert };
  };
  [server, device] = [await leaf('127.0.0.1'), await leaf('laptop-7')];
  writeFileSync(file('ca.pem'), ca);
  writeFileSync(file('tls.pem'), `${server.cert}\n${server.key}`);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const one = { ASSAY_KEY: 'ab'.repeat(32), ASSAY_A: `${network}.1` };

it.each([
  ['one machine', one],
  ['two machines', { ...one, ASSAY_B: `${network}.2`, ASSAY_INSIDE: '10.1.0.0/24 10.2.0.0/24' }],
  ['limits of its own', { ...one, ASSAY_DAY: '100', ASSAY_CACHE_SIZE: '1g' }],
])('is right for %s', async (_, settings) => {
  const node = createNode('a', await freePort(), folder, settings);
  expect(await node.command('check')).toContain('The configuration is right.');
});

it('is right as it is shipped, once there is a key, and names what is missing before', async () => {
  const run = (ASSAY_KEY: string) =>
    promisify(execFile)(GATEWAY, ['check'], {
      env: {
        ...{ PATH: `${process.env.PATH ?? ''}:/usr/sbin:/sbin`, ASSAY_KEY },
        ASSAY_SETTINGS: GATEWAY.replace(/gateway$/, 'gateway.env'),
        ...{
          ASSAY_RUN: file('shipped'),
          ASSAY_CACHE: file('shipped/cache'),
          ASSAY_TOKENS: file('shipped.map'),
        },
        // No name has to be looked up for this.
        ...{ ASSAY_UPSTREAM_HOST: 'localhost', ASSAY_BIGFILES_HOST: 'localhost' },
        // The one thing that only the operator has.
        ASSAY_BIND: `127.0.0.1:8443 ssl crt ${file('tls.pem')} alpn h2,http/1.1`,
      },
    });
  expect((await run('ab'.repeat(32))).stdout).toContain('The configuration is right.');
  await expect(run('')).rejects.toThrow('ASSAY_KEY');
});

it('takes a certificate in the place of a token', async () => {
  const [port, mtls] = [await freePort(), await freePort()];
  const node = createNode('a', port, folder, {
    ...one,
    ASSAY_UPSTREAM: '127.0.0.1:9',
    ASSAY_COLD_START_SECONDS: '0',
    ASSAY_CLIENT_CA: file('ca.pem'),
    ASSAY_BIND: `127.0.0.1:${port} ssl crt ${file('tls.pem')} alpn h2,http/1.1`,
    ASSAY_BIND_MTLS: `127.0.0.1:${mtls} ssl crt ${file('tls.pem')}`,
  });
  node.start('haproxy');
  await until(() => status(port, {}).then((code) => code > 0), 'it listens');
  // VirusTotal is not there: whoever gets so far has been let in.
  expect(await status(port, {})).toBe(401);
  expect([502, 503]).toContain(await status(mtls, device));
  await expect.poll(() => node.said()).toContain('member=laptop-7');
  expect(await status(mtls, {})).toBe(0);
  await node.kill('haproxy');
}, 30_000);

/** 0 where the connection is refused. */
function status(port: number, { key, cert }: Partial<Leaf>): Promise<number> {
  return new Promise((resolve) => {
    const path = '/api/v3/analyses/u-1-1';
    const sending = request({ host: '127.0.0.1', port, path, ca, key, cert }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sending.on('error', () => resolve(0)).end();
  });
}

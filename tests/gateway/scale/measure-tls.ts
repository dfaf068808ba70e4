import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { generate } from 'selfsigned';
import { installDebianPackages } from '../../commands/debian';
import { findProgram } from '../../commands/find-program';
import { until } from '../../e2e/firefox/until';
import { ask } from '../ask';
import { isUp, startGateway } from '../gateway-world';
import { memoryOf, processorTime } from './engine-cost';
import { keepOpen, shakeHands } from './handshakes';

/*
 * npm run bench:gateway
 * What TLS costs at the door: connections a second of HAProxy's processor time, requests on open ones, and the
 * memory of one that is open.
 */
const SECONDS = 8;
const OPEN = 2_000;
const run = promisify(execFile);

if (findProgram(['wrk']) === undefined) await installDebianPackages(['wrk']);
const world = await startGateway({
  limits: { minute: 10_000_000, daily: 100_000_000, monthly: 1_000_000_000 },
  settings: { ASSAY_CLICK_SHARE: '1', ASSAY_MAXCONN: '8000' },
});
const [token = ''] = await world.tokens(['anna']);
const [node] = world.nodes;
const port = Number(new URL(node.address).port);
const folder = mkdtempSync(join(tmpdir(), 'assay-tls-'));
const file = (name: string): string => join(folder, name);
const known = 'domains/known.example';
world.simulator.control.addObject({ kind: 'domain', subject: 'known.example', stats: { harmless: 80 } });
await ask({ token, node }, known);

/** The same door, with TLS as it is shipped. */
async function restart(keyType: 'ec' | 'rsa'): Promise<void> {
  const made = await generate([{ name: 'commonName', value: '127.0.0.1' }], {
    ...(keyType === 'ec' ? { keyType } : { keyType, keySize: 2_048 }),
    algorithm: 'sha256',
  });
  writeFileSync(file('tls.pem'), `${made.cert}\n${made.private}`);
  await node.kill('haproxy');
  node.start('haproxy', { ASSAY_BIND: `127.0.0.1:${port} ssl crt ${file('tls.pem')} alpn h2,http/1.1` });
  await until(
    () =>
      shakeHands(port, 0.01, false).then(
        () => true,
        () => false,
      ),
    'TLS is spoken',
  );
}

async function connections(name: string, resume: boolean): Promise<void> {
  const before = processorTime([node], 'haproxy');
  const { connections, resumed } = await shakeHands(port, SECONDS, resume);
  const spent = processorTime([node], 'haproxy') - before;
  const rate = Math.round(connections / spent).toLocaleString('en-US');
  console.log(`| ${name} | ${rate} / s | ${connections}, of which resumed ${resumed} |`);
}

console.log(
  '| one connection with one refused request | HAProxy, a core | connections |\n| --- | --- | --- |',
);
await restart('rsa');
await connections('full handshake, RSA 2048', false);
await connections('resumed, RSA 2048', true);
await restart('ec');
await connections('full handshake, ECDSA P-256', false);
await connections('resumed, ECDSA P-256', true);

await until(() => isUp(world.nodes[1]), 'the other door is open');
const script = `wrk.headers["x-apikey"] = "${token}"\nwrk.headers["assay-lane"] = "interactive"\nwrk.path = "/api/v3/${known}"`;
writeFileSync(file('script.lua'), script);
for (const [name, address] of [
  ['plain', world.nodes[1].address],
  ['TLS', `https://127.0.0.1:${port}`],
] as const) {
  const before = processorTime(world.nodes, 'haproxy');
  const { stdout } = await run('wrk', ['-t1', '-c32', `-d${SECONDS}s`, '-s', file('script.lua'), address]);
  const requests = Number(/(\d+) requests in/.exec(stdout)?.[1]);
  const spent = processorTime(world.nodes, 'haproxy') - before;
  const [failed = 'none'] = /Non-2xx or 3xx responses: \d+/.exec(stdout) ?? [];
  console.log(
    `kept answer, ${name}: ${Math.round(requests / spent).toLocaleString('en-US')} / s a core (${failed})`,
  );
}

const before = memoryOf(node, 'haproxy');
const open = await keepOpen(port, OPEN);
const each = (memoryOf(node, 'haproxy') - before) / open.length;
console.log(`${open.length} open connections with TLS: ${(each / 1_000).toFixed(1)} kB each`);
for (const socket of open) socket.destroy();
await world.stop();

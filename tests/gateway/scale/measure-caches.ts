import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { installDebianPackages } from '../../commands/debian';
import { findProgram } from '../../commands/find-program';
import { until } from '../../e2e/firefox/until';
import { ask } from '../ask';
import { freePort, startGateway, TEAM_KEY } from '../gateway-world';
import { childrenOf, memoryOf, processes, rss, timeOf } from './engine-cost';

/*
 * npm run bench:gateway
 * nginx and Varnish as the cache behind the door: the same answer, kept, and the memory of many.
 */
const SECONDS = 8;
const FILLING = 40;
const run = promisify(execFile);

for (const name of ['wrk', 'varnishd']) {
  if (findProgram([name]) === undefined) await installDebianPackages([name === 'wrk' ? name : 'varnish']);
}
const world = await startGateway({
  limits: { minute: 10_000_000, daily: 100_000_000, monthly: 1_000_000_000 },
  settings: { ASSAY_CLICK_SHARE: '1' },
});
const { simulator } = world;
const [node] = world.nodes;
const [token = ''] = await world.tokens(['anna']);
const folder = mkdtempSync(join(tmpdir(), 'assay-caches-'));
const file = (name: string): string => join(folder, name);
simulator.control.addObject({ kind: 'domain', subject: 'known.example', stats: { harmless: 80 } });
const { text } = await ask({ token, node }, 'domains/known.example');

const port = await freePort();
writeFileSync(
  file('cache.vcl'),
  `vcl 4.1;
backend default { .host = "127.0.0.1"; .port = "${simulator.httpPort}"; }
sub vcl_backend_fetch { set bereq.http.x-apikey = "${TEAM_KEY}"; set bereq.http.host = "www.virustotal.com"; }
sub vcl_backend_response { set beresp.ttl = 20h; set beresp.grace = 4h; }
`,
);
const varnish = spawn(
  'varnishd',
  ['-F', '-n', file('work'), '-a', `127.0.0.1:${port}`, '-f', file('cache.vcl'), '-s', 'malloc,2g'],
  { stdio: 'ignore' },
);
const answers = (): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/api/v3/domains/known.example`).then(
    ({ status }) => status === 200,
    () => false,
  );
await until(answers, 'Varnish answers');
const varnishChild = (): number => childrenOf(varnish.pid ?? 0)[0] ?? 0;

async function wrk(address: string, script: string, seconds: number): Promise<number> {
  writeFileSync(file('script.lua'), script);
  const { stdout } = await run('wrk', ['-t1', '-c32', `-d${seconds}s`, '-s', file('script.lua'), address]);
  const [failed] = /Non-2xx or 3xx responses: \d+/.exec(stdout) ?? [];
  if (seconds === SECONDS && failed) throw new Error(failed);
  return Number(/(\d+) requests in/.exec(stdout)?.[1]);
}

console.log(`An answer of ${text.length.toLocaleString('en-US')} bytes, kept; ${SECONDS} s, 32 connections.`);
const kept = 'wrk.path = "/api/v3/domains/known.example"';
const caches = [
  ['nginx', `http://${node.inside}:8081`, () => processes(node, 'nginx')],
  ['Varnish', `http://127.0.0.1:${port}`, () => [varnishChild()]],
] as const;
for (const [name, address, pids] of caches) {
  // What this node's nginx does not have yet, it has after the first time.
  await fetch(`${address}/api/v3/domains/known.example`, { headers: { 'assay-member': 'anna' } });
  const spent = (): number => pids().reduce((sum, pid) => sum + timeOf(pid), 0);
  const before = spent();
  const requests = await wrk(address, kept, SECONDS);
  console.log(`${name}: ${Math.round(requests / (spent() - before)).toLocaleString('en-US')} / s a core`);
}

const unique = `local n = 0\nrequest = function() n = n + 1; return wrk.format("GET", "/api/v3/domains/n-" .. n .. ".example", { ["assay-member"] = "anna", ["assay-lane"] = "interactive" }) end`;
for (const [name, address] of caches) {
  const bytes = (): number => (name === 'nginx' ? memoryOf(node, 'nginx') : rss(varnishChild()));
  const clearing = setInterval(() => simulator.control.clearLog(), 2_000);
  const before = bytes();
  const requests = await wrk(address, unique, FILLING);
  clearInterval(clearing);
  const each = (bytes() - before) / requests;
  console.log(`${name}: ${((each * 100_000) / 1_000_000).toFixed(1)} MB for 100,000 (${requests} kept)`);
}
varnish.kill();
await world.stop();

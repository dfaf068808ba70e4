import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { installDebianPackages } from '../../commands/debian';
import { findProgram } from '../../commands/find-program';
import { ask } from '../ask';
import type { Engine, GatewayNode } from '../gateway-node';
import { startGateway } from '../gateway-world';
import { memoryOf, processorTime } from './engine-cost';

/*
 * npm run bench:gateway
 * What one node carries on this machine, in processor time of the engine alone: what else is busy does not count.
 */
const SECONDS = 8;
const FILLING = 45;
const run = promisify(execFile);

if (findProgram(['wrk']) === undefined) await installDebianPackages(['wrk']);
const world = await startGateway({
  limits: { minute: 10_000_000, daily: 100_000_000, monthly: 1_000_000_000 },
  settings: { ASSAY_CLICK_SHARE: '1' },
});
const [token = ''] = await world.tokens(['anna']);
const [node] = world.nodes;
const folder = mkdtempSync(join(tmpdir(), 'assay-wrk-'));

/** Requests a second of each engine's processor time while wrk asks. */
async function load(name: string, script: string): Promise<void> {
  const seconds = (engine: Engine): number => processorTime(world.nodes, engine);
  const before = { haproxy: seconds('haproxy'), nginx: seconds('nginx') };
  const file = join(folder, 'script.lua');
  writeFileSync(file, script);
  const { stdout } = await run('wrk', [
    '-t1',
    '-c32',
    `-d${SECONDS}s`,
    '--latency',
    '-s',
    file,
    node.address,
  ]);
  const requests = Number(/(\d+) requests in/.exec(stdout)?.[1]);
  const [, failed = '0'] = /Non-2xx or 3xx responses: (\d+)/.exec(stdout) ?? [];
  const [, median = '', , p99 = ''] = /50%\s+(\S+)[\s\S]*?(90%\s+\S+)[\s\S]*?99%\s+(\S+)/.exec(stdout) ?? [];
  const of = (engine: Engine): string => {
    const spent = seconds(engine) - before[engine];
    return spent < 0.05 ? '–' : `${Math.round(requests / spent).toLocaleString('en-US')} / s`;
  };
  console.log(
    `| ${name} | ${of('haproxy')} | ${of('nginx')} | ${median} | ${p99} | ${requests} (${failed} not 2xx) |`,
  );
}

async function wrk(script: string, duration: number): Promise<string> {
  const file = join(folder, 'script.lua');
  writeFileSync(file, script);
  return (await run('wrk', ['-t1', '-c32', `-d${duration}s`, '--latency', '-s', file, node.address])).stdout;
}

const head = `wrk.headers["x-apikey"] = "${token}"\nwrk.headers["assay-lane"] = "interactive"\n`;
const asker = { token, node };
const { control } = world.simulator;

control.addObject({
  kind: 'url',
  subject: 'https://popular.example/',
  stats: { malicious: 9, undetected: 80 },
});
const popular = `urls/${createHash('sha256').update('https://popular.example/').digest('hex')}`;
const { text } = await ask(asker, popular);
console.log(`A report of ${text.length.toLocaleString('en-US')} bytes; ${SECONDS} s each, 32 connections.\n`);
console.log(
  '| what | HAProxy, a core | nginx, a core | median | 99 % | requests |\n| --- | --- | --- | --- | --- | --- |',
);
await load('kept answer', `${head}wrk.path = "/api/v3/${popular}"`);
await load('refused token', 'wrk.path = "/api/v3/domains/a.example"\nwrk.headers["x-apikey"] = "ff"');
const unique = (prefix: string) =>
  `${head}local n = 0\nrequest = function() n = n + 1; return wrk.format("GET", "/api/v3/domains/${prefix}-" .. n .. ".example") end`;
await load('asked of VirusTotal', unique('one'));
control.clearLog();

const filled = 100_000;
const [nginxBefore, haproxyBefore] = [memoryOf(node, 'nginx'), memoryOf(node, 'haproxy')];
const entries = (): number =>
  world.nodes.reduce((sum, one) => sum + count(join(folderOf(one), 'cache/reports')), 0);
const had = entries();
// The simulated VirusTotal answers a thousand or two a second, and keeps a log.
const clearing = setInterval(() => control.clearLog(), 2_000);
await wrk(unique('two'), FILLING);
clearInterval(clearing);
const more = entries() - had;
const grown = memoryOf(node, 'nginx') - nginxBefore;
console.log(
  `\n${more.toLocaleString('en-US')} more answers kept on two nodes: nginx grew by ${megabytes(grown)} on one of them,` +
    ` so ${megabytes((grown / more) * 2 * filled)} for 100,000 on one`,
);

for (let index = 0; index < filled; index += 500) {
  const commands = Array.from({ length: 500 }, (_, one) => {
    const key = createHash('sha1')
      .update(String(index + one))
      .digest('hex')
      .toUpperCase();
    return `set table changed key ${key} data.gpt0 1`;
  });
  for (let at = 0; at < commands.length; at += 100) await node.tell(commands.slice(at, at + 100).join(';'));
}
const table = /used:(\d+)/.exec(await node.tell('show table changed'))?.[1];
console.log(
  `${table} objects changed: HAProxy grew by ${megabytes(memoryOf(node, 'haproxy') - haproxyBefore)}`,
);
await world.stop();

function folderOf(one: GatewayNode): string {
  const pairs = readFileSync(`/proc/${one.serving('haproxy')}/environ`, 'utf8').split('\0');
  return pairs.find((pair) => pair.startsWith('ASSAY_RUN='))?.slice(10) ?? '';
}

function count(path: string): number {
  return readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

import { createHash, randomBytes } from 'node:crypto';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '../e2e/firefox/until';
import type { Limits } from '../simulator/accounts/meter';
import type { LoggedRequest } from '../simulator/http/request-log';
import { type Simulator, startSimulator } from '../simulator/simulator';
import { createNode, type GatewayNode, type Settings } from './gateway-node';

/** The one key, which only the gateway has. */
export const TEAM_KEY = 'beadfeed'.repeat(8);

export interface WorldOptions {
  readonly limits: Limits;
  /** Settings of the gateway besides the addresses. */
  readonly settings?: Settings;
  /** VirusTotal's clock runs so many times as fast, and the gateway's minute is that much shorter. */
  readonly speed?: number;
  readonly scanSeconds?: number;
}

/** Two nodes of the gateway in front of a simulated VirusTotal. */
export interface GatewayWorld {
  readonly simulator: Simulator;
  readonly nodes: readonly [GatewayNode, GatewayNode];
  /** A token each for somebody new. */
  tokens(names: readonly string[]): Promise<string[]>;
  /** What reached VirusTotal, without the gateway's own questions about its account. */
  asked(): readonly LoggedRequest[];
  stop(): Promise<void>;
}

export async function startGateway(options: WorldOptions): Promise<GatewayWorld> {
  const { limits, settings = {}, speed = 1, scanSeconds = 5 } = options;
  const simulator = await startSimulator({ scanSeconds });
  const { control } = simulator;
  control.addKey(TEAM_KEY, limits);
  // Far from midnight, wherever the test runs: a fast clock must not meet another day than the gateway's.
  control.setTime(new Date().setUTCHours(10, 0, 0, 0));
  control.setSpeed(speed);

  const folder = mkdtempSync(join(tmpdir(), 'assay-gateway-'));
  const network = `127.${part()}.${part()}`;
  const upstream = `127.0.0.1:${simulator.httpPort}`;
  const shared = {
    ASSAY_KEY: TEAM_KEY,
    ASSAY_A: `${network}.1`,
    ASSAY_B: `${network}.2`,
    ASSAY_UPSTREAM: upstream,
    ASSAY_BIGFILES: upstream,
    ASSAY_UPLOADS: 'http://bigfiles.virustotal.com/',
    ASSAY_WINDOW_SECONDS: String(60 / speed),
    ASSAY_COLD_START_SECONDS: '1',
    ASSAY_ASK_SECONDS: '5',
    ASSAY_MAXCONN: '2000',
    ...settings,
  };
  const nodes = [
    createNode('a', await freePort(), folder, shared),
    createNode('b', await freePort(), folder, shared),
  ] as const;
  for (const node of nodes) for (const engine of ['haproxy', 'nginx'] as const) node.start(engine);
  for (const node of nodes) {
    await until(() => mayDecide(node), `node ${node.name} is ready:\n${node.said()}`, 20_000);
  }
  for (const node of nodes) await until(() => isUp(node), `the door of ${node.name} is open`);
  // The limits are asked for once a node is up; what it starts with is a public key's.
  await until(() => control.log().length > 1, 'both nodes know the account');
  control.clearLog();
  for (const node of nodes) await until(() => node.hearsTheOther(), `${node.name} hears the other node`);

  return {
    simulator,
    nodes,
    tokens: async (names) => {
      const tokens = names.map(() => randomBytes(32).toString('hex'));
      const lines = tokens.map((token, index) => `${sha256(token)} ${names[index]}\n`);
      appendFileSync(join(folder, 'tokens.map'), lines.join(''));
      for (const node of nodes) await node.command('token', 'load');
      return tokens;
    },
    asked: () => control.log().filter(({ path }) => !path.endsWith('/overall_quotas')),
    async stop() {
      for (const node of nodes) for (const engine of ['haproxy', 'nginx'] as const) await node.kill(engine);
      await simulator.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** It counts: whoever asks for the way out is let through. */
export async function mayDecide({ inside }: GatewayNode): Promise<boolean> {
  return answers(`http://${inside}:8082/ready`);
}

export async function isUp({ address }: GatewayNode): Promise<boolean> {
  return answers(`${address}/health`);
}

function answers(address: string): Promise<boolean> {
  return fetch(address).then(
    ({ status }) => status === 200,
    () => false,
  );
}

/** The whole of 127.0.0.0/8 is this machine: a network of its own for each gateway that is tested. */
function part(): number {
  return 1 + Math.floor(Math.random() * 250);
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return address.port;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

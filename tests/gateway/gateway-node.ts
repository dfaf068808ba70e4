import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export const GATEWAY = fileURLToPath(new URL('../../docs/gateway/gateway', import.meta.url));
export type Engine = 'haproxy' | 'nginx';
export type Settings = Readonly<Record<string, string>>;

/** One node of the gateway: a HAProxy and an nginx, as the start script runs them. */
export interface GatewayNode {
  readonly name: 'a' | 'b';
  /** The door for browsers, without a trailing slash. */
  readonly address: string;
  /** The address on the inside, where the engines listen. */
  readonly inside: string;
  start(engine: Engine, settings?: Settings): void;
  /** As a power cut would; HAProxy's worker goes with its master. */
  kill(engine: Engine): Promise<void>;
  /** The script's other commands, such as `token add anna`; answers what it printed. */
  command(...args: string[]): Promise<string>;
  /** Whether what the other node counts reaches this one. */
  hearsTheOther(): Promise<boolean>;
  /** One command to its HAProxy, such as `show table days`. */
  tell(command: string): Promise<string>;
  /** The process that serves. */
  serving(engine: Engine): number;
  /** All that both engines have written. */
  said(): string;
}

export function createNode(name: 'a' | 'b', port: number, folder: string, settings: Settings): GatewayNode {
  const run = join(folder, name);
  mkdirSync(run, { recursive: true });
  const inside = settings[name === 'a' ? 'ASSAY_A' : 'ASSAY_B'] ?? '';
  const env = {
    PATH: `${process.env.PATH ?? ''}:/usr/sbin:/sbin`,
    ASSAY_SETTINGS: '/dev/null',
    ASSAY_HOST: '127.0.0.1',
    ASSAY_NODE: name,
    ASSAY_HERE: inside,
    ASSAY_BIND: `127.0.0.1:${port}`,
    ASSAY_RUN: run,
    ASSAY_CACHE: join(run, 'cache'),
    ASSAY_TOKENS: join(folder, 'tokens.map'),
    ...settings,
  };
  const running = new Map<Engine, ChildProcess>();
  let said = '';

  function tell(command: string): Promise<string> {
    return new Promise((resolve, reject) => {
      const socket = connect(join(run, 'haproxy.sock'));
      let answer = '';
      socket.setEncoding('utf8').on('data', (text: string) => {
        answer += text;
      });
      socket.once('end', () => resolve(answer)).once('error', reject);
      socket.end(`${command}\n`);
    });
  }

  return {
    name,
    inside,
    address: `http://127.0.0.1:${port}`,
    start(engine, others = {}) {
      // A group of its own: what the engine starts ends with it.
      const child = spawn(GATEWAY, [engine], {
        env: { ...env, ...others },
        detached: true,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding('utf8').on('data', (text: string) => {
          said += text;
        });
      }
      running.set(engine, child);
    },
    async kill(engine) {
      const child = running.get(engine);
      running.delete(engine);
      if (child?.pid === undefined || child.exitCode !== null) return;
      const gone = new Promise((resolve) => child.once('exit', resolve));
      process.kill(-child.pid, 'SIGKILL');
      await gone;
    },
    async command(...args) {
      return (await promisify(execFile)(GATEWAY, args, { env })).stdout;
    },
    hearsTheOther: async () =>
      (await tell('show table days')).includes(`key=beat/${name === 'a' ? 'b' : 'a'}`),
    tell,
    serving(engine) {
      const master = running.get(engine)?.pid ?? 0;
      const children = readFileSync(`/proc/${master}/task/${master}/children`, 'utf8').trim().split(' ');
      return Number(children[0]);
    },
    said: () => said,
  };
}

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const MEMBER = fileURLToPath(new URL('./member.mjs', import.meta.url));

/** One person: what they know to ask about, and the list they run beside it. */
export interface Member {
  readonly token: string;
  /** Addresses of the gateway, the first first. */
  readonly doors: readonly string[];
  readonly known: readonly string[];
  readonly list: readonly string[];
  readonly seed: number;
}

/** What one person saw. */
export interface Told {
  readonly checks: number;
  readonly rows: number;
  readonly answers: number;
  readonly charged: number;
  readonly refused: number;
  readonly unauthorized: number;
  readonly failed: readonly string[];
  /** The longest check by hand, milliseconds. */
  readonly slowest: number;
  readonly asked: readonly string[];
}

/** Everybody at work, each in a process of their own, from when all are there until then (Unix ms). */
export async function work(members: readonly Member[]): Promise<(until: number) => Promise<readonly Told[]>> {
  const processes = await Promise.all(
    members.map(async (member) => {
      const process = fork(MEMBER, { execArgv: [] });
      await answerTo(process, member);
      return process;
    }),
  );
  return (until) => Promise.all(processes.map((process) => answerTo(process, until)));
}

/** Says something to one of them, and resolves with the next thing it says. */
async function answerTo(process: ChildProcess, what: Member | number): Promise<Told> {
  const next = once(process, 'message');
  process.send(what);
  const [told] = await next;
  return told;
}

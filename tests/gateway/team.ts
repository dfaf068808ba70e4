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
  /** How often no answer came of VirusTotal’s, nor a refusal: it died with a node. */
  readonly lost: number;
  readonly unauthorized: number;
  readonly failed: readonly string[];
  /** The longest check by hand, milliseconds. */
  readonly slowest: number;
  readonly asked: readonly string[];
}

/** Everybody is there, each in a process of their own. */
export interface Team {
  begin(): void;
  /** Nobody asks for anything more; resolves when what is under way has ended. */
  end(): Promise<readonly Told[]>;
}

export async function gather(members: readonly Member[]): Promise<Team> {
  const processes = await Promise.all(
    members.map(async (member) => {
      const process = fork(MEMBER, { execArgv: [] });
      await answerTo(process, member);
      return process;
    }),
  );
  return {
    begin() {
      for (const process of processes) process.send('begin');
    },
    end: () => Promise.all(processes.map((process) => answerTo(process, 'end'))),
  };
}

/** Says something to one of them, and resolves with the next thing it says. */
async function answerTo(process: ChildProcess, what: Member | 'end'): Promise<Told> {
  const next = once(process, 'message');
  process.send(what);
  const [told] = await next;
  return told;
}

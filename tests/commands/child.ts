import { type ChildProcess, spawn } from 'node:child_process';

export interface ChildRun {
  /** The exit code; 127 when the program is not there, 1 when a signal ended it. */
  readonly code: number;
  /** Both streams, as they came. */
  readonly output: string;
}

export interface ChildOptions {
  /** Where it runs; here, unless told otherwise. */
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Called with the output while it comes. */
  readonly onOutput?: (text: string) => void;
}

/** Every child still running, each the leader of its own process group, so that no grandchild outlives us. */
const running = new Set<ChildProcess>();

/** Runs a program to its end without standard input. Never throws: a missing program is code 127. */
export function runChild(command: readonly string[], options: ChildOptions = {}): Promise<ChildRun> {
  const [program = '', ...args] = command;
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      ...(options.cwd !== undefined && { cwd: options.cwd }),
      detached: process.platform !== 'win32',
      env: options.env ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running.add(child);
    let output = '';
    const take = (chunk: string): void => {
      output += chunk;
      options.onOutput?.(chunk);
    };
    child.stdout.setEncoding('utf8').on('data', take);
    child.stderr.setEncoding('utf8').on('data', take);
    child.once('error', (error) => {
      running.delete(child);
      resolve({ code: 127, output: `${output}${error.message}\n` });
    });
    child.once('close', (code) => {
      running.delete(child);
      resolve({ code: code ?? 1, output });
    });
  });
}

/** Ends every child with all that it started. */
export function endChildren(): void {
  for (const child of running) endGroup(child);
}

function endGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGTERM');
  } catch (error) {
    // It has ended between our look and our signal.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

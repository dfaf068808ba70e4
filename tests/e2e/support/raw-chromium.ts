import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { chromiumProgram, type Launch, switchesOf } from './chromium';

interface Target {
  readonly targetId: string;
  readonly type: string;
  readonly url: string;
}

/** A page that is spoken to over the pipe. */
export interface RawPage {
  /** The value of an expression, once its promise is fulfilled. It runs as in a click. */
  evaluate<T>(expression: string): Promise<T>;
  close(): Promise<void>;
}

/**
 * A Chromium that nobody is attached to but by name: Playwright attaches to every worker, and one that is attached to
 * never dies of idleness (faults.md §3, K2).
 */
export interface RawChromium {
  targets(): Promise<readonly Target[]>;
  open(url: string): Promise<RawPage>;
  closeTarget(targetId: string): Promise<void>;
  /** Nothing of the browser runs until `wake`: as on a machine that sleeps, but for the clock. */
  freeze(): void;
  wake(): void;
  stop(): Promise<void>;
}

interface Answer {
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

export function startRawChromium(launch: Launch & { readonly profile: string }): RawChromium {
  const program = spawn(
    chromiumProgram(),
    [
      ...switchesOf(launch),
      '--headless=new',
      '--remote-debugging-pipe',
      `--user-data-dir=${launch.profile}`,
      'about:blank',
    ],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'], detached: true },
  );
  const gone = new Promise<void>((resolve) => program.once('exit', () => resolve()));
  const ask = createPipe(program);
  const signal = (name: NodeJS.Signals): void => {
    if (program.pid !== undefined) process.kill(-program.pid, name);
  };

  return {
    async targets() {
      const { targetInfos } = await ask<{ targetInfos: readonly Target[] }>('Target.getTargets');
      return targetInfos;
    },
    async open(url) {
      const { targetId } = await ask<{ targetId: string }>('Target.createTarget', { url });
      const { sessionId } = await ask<{ sessionId: string }>('Target.attachToTarget', {
        targetId,
        flatten: true,
      });
      return {
        async evaluate<T>(expression: string) {
          const how = { expression, awaitPromise: true, returnByValue: true, userGesture: true };
          const { result, exceptionDetails } = await ask<{
            result: { value: T };
            exceptionDetails?: { exception?: { description?: string } };
          }>('Runtime.evaluate', how, sessionId);
          if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? 'it threw');
          return result.value;
        },
        close: () => ask('Target.closeTarget', { targetId }),
      };
    },
    closeTarget: (targetId) => ask('Target.closeTarget', { targetId }),
    freeze: () => signal('SIGSTOP'),
    wake: () => signal('SIGCONT'),
    async stop() {
      signal('SIGKILL');
      await gone;
    },
  };
}

/** Questions of the browser's debugger and their answers, each ended by a zero byte. */
function createPipe({ stdio }: ChildProcess) {
  const [, , , into, out] = stdio as [unknown, unknown, unknown, Writable, Readable];
  const open = new Map<number, (answer: Answer) => void>();
  let rest = '';
  let ids = 0;
  out.setEncoding('utf8').on('data', (text: string) => {
    const parts = `${rest}${text}`.split('\0');
    rest = parts.pop() ?? '';
    for (const part of parts) {
      const answer = JSON.parse(part) as Answer;
      if (answer.id !== undefined) open.get(answer.id)?.(answer);
    }
  });
  return <T>(method: string, params: object = {}, sessionId?: string): Promise<T> =>
    new Promise((resolve, reject) => {
      ids += 1;
      const id = ids;
      open.set(id, ({ result, error }) => {
        open.delete(id);
        if (error) reject(new Error(`${method}: ${error.message}`));
        else resolve(result as T);
      });
      into.write(`${JSON.stringify({ id, method, params, ...(sessionId && { sessionId }) })}\0`);
    });
}

import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const SCRIPT = fileURLToPath(new URL('./sandbox.sh', import.meta.url));
const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url));

/** A machine of its own for an operator, with a VirusTotal beside it. */
export interface Sandbox {
  /** Runs these lines one after the other, as root, in the folder of the page; what they printed, if all went well. */
  run(lines: string): Promise<string>;
  stop(): Promise<void>;
}

/** Makes it: needs root, or a `sudo` that asks for no password. */
export async function startSandbox(): Promise<Sandbox> {
  const apart = [
    ...['unshare', '--mount', '--net', '--pid', '--mount-proc', '--fork', '--kill-child', 'bash'],
  ];
  const [program = '', ...words] = [...(process.getuid?.() === 0 ? [] : ['sudo', '-n']), ...apart];
  const child = spawn(program, [...words, SCRIPT, REPOSITORY, process.execPath]);
  let printed = '';
  let complaints = '';
  let heard = (): void => undefined;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
    heard();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaints += text;
  });
  let gone = false;
  const exit = new Promise<void>((resolve) =>
    child.once('close', () => {
      gone = true;
      heard();
      resolve();
    }),
  );

  async function next(end: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const found = end.exec(printed);
      if (found) return found;
      if (gone) throw new Error(`the machine is gone:\n${printed}\n${complaints}`);
      await new Promise<void>((resolve) => {
        heard = resolve;
      });
    }
  }
  await next(/::ready\n/);

  return {
    async run(lines) {
      [printed, complaints] = ['', ''];
      child.stdin.write(`${lines}\n::run\n`);
      const { 0: end, 1: status, index } = await next(/::ended (\d+)\n/);
      if (status !== '0') throw new Error(`${end}${lines}\n${printed}\n${complaints}`);
      return printed.slice(0, index);
    },
    async stop() {
      child.stdin.end();
      await exit;
    },
  };
}

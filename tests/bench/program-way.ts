import { execFileSync, spawn } from 'node:child_process';
import { findProgram } from '../commands/find-program';
import { peakOf } from './process-memory';

/** A program that hashes a file, where it is installed. */
export interface ProgramWay {
  readonly what: string;
  /** Milliseconds, with its start. */
  time(file: string): Promise<number>;
  /** Bytes that it held at the most; null where the system does not tell. */
  memory(file: string): Promise<number | null>;
}

/** Null where the machine has no such program. */
export function programWay(name: string, ...words: string[]): ProgramWay | null {
  const found = findProgram([name]);
  if (found === undefined) return null;
  return {
    what: `\`${[name, ...words].join(' ')}\``,
    async time(file) {
      const startedAt = performance.now();
      execFileSync(found, [...words, file]);
      return performance.now() - startedAt;
    },
    memory: (file) =>
      new Promise((resolve, reject) => {
        const child = spawn(found, [...words, file], { stdio: 'ignore' });
        let most: number | null = null;
        // In a run of its own: whoever looks takes time from it.
        const looking = setInterval(() => {
          most = peakOf(child.pid ?? 0) ?? most;
        }, 10);
        child.once('error', reject).once('exit', () => {
          clearInterval(looking);
          resolve(most);
        });
      }),
  };
}

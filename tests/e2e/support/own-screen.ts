import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';

/** A screen that nobody else's windows are on. */
export interface OwnScreen {
  /** What `DISPLAY` has to be. */
  readonly display: string;
  stop(): void;
}

/**
 * Starts a screen of our own. Two browsers on one screen take each other's key presses and share a clipboard:
 * what one test types then answers the other one's question.
 */
export async function startOwnScreen(): Promise<OwnScreen> {
  const words = ['-displayfd', '3', '-screen', '0', '1280x1000x24', '-nolisten', 'tcp', '-ac'];
  const server = spawn('Xvfb', words, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const told = server.stdio[3] as Readable;
  const number = await Promise.race([
    once(told, 'data').then(([line]) => String(line).trim()),
    once(server, 'exit').then(([code]) => {
      throw new Error(`Xvfb ended with ${code}`);
    }),
  ]);
  return { display: `:${number}`, stop: () => void server.kill() };
}

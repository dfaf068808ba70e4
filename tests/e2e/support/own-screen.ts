import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

/** A screen that nobody else's windows are on. */
export interface OwnScreen {
  /** What `DISPLAY` has to be. */
  readonly display: string;
  /** The file that holds its pixels as they are at this moment: what `lookAt` reads. */
  readonly pixels: string;
  stop(): void;
}

/**
 * Starts a screen of our own. Two browsers on one screen take each other's key presses and share a clipboard:
 * what one test types then answers the other one's question.
 */
export async function startOwnScreen(): Promise<OwnScreen> {
  const folder = mkdtempSync(join(tmpdir(), 'assay-screen-'));
  const words = [
    '-displayfd',
    '3',
    '-screen',
    '0',
    '1280x1000x24',
    '-nolisten',
    'tcp',
    '-ac',
    '-fbdir',
    folder,
  ];
  const server = spawn('Xvfb', words, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const told = server.stdio[3] as Readable;
  const number = await Promise.race([
    once(told, 'data').then(([line]) => String(line).trim()),
    once(server, 'exit').then(([code]) => {
      throw new Error(`Xvfb ended with ${code}`);
    }),
  ]);
  return {
    display: `:${number}`,
    pixels: join(folder, 'Xvfb_screen0'),
    stop() {
      server.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

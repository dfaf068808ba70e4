import { parseArgs } from 'node:util';
import { done, type Outcome, stopped } from '../commands/outcome';

/** How `npm start` goes on. */
export type Mode =
  /** A window, a mail to try things on, until the person closes it. */
  | 'guided'
  /** The same tour without a person: prints each verdict and ends. */
  | 'by-itself'
  /** A window with the real VirusTotal behind it. */
  | 'live';

export const USAGE = `npm start                 a browser with Assay in it, and a simulated VirusTotal
npm start -- --headless   the tour by itself, without a window; pictures go to .artifacts/tour/
npm start -- --live       the real VirusTotal, with a key of your own`;

/** Reads the words after `npm start --`. Without a display nobody could look: the tour then goes by itself. */
export function readMode(words: readonly string[], env: NodeJS.ProcessEnv): Outcome<Mode> {
  const flags = parse(words);
  if (flags === null) return stopped(`npm start does not know that; it knows:\n${USAGE}`);
  const display = hasDisplay(env);
  if (flags.live && flags.headless) return stopped('--live needs a window, so it cannot be --headless.');
  if (flags.live && !display) return stopped('--live needs a display for you to enter your key on.');
  if (flags.live) return done('live');
  return done(display && !flags.headless ? 'guided' : 'by-itself');
}

const FLAGS = {
  headless: { type: 'boolean', default: false },
  live: { type: 'boolean', default: false },
} as const;

function parse(words: readonly string[]): { headless: boolean; live: boolean } | null {
  try {
    return parseArgs({ args: [...words], options: FLAGS }).values;
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

function hasDisplay(env: NodeJS.ProcessEnv): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

import type { BrowserContext, ConsoleMessage, Worker } from '@playwright/test';

/** Collects what no test may leave behind: errors and warnings in the console, uncaught exceptions. */
export interface ConsoleGate {
  readonly problems: readonly string[];
  /** From now on a message that matches is expected. */
  allow(pattern: RegExp): void;
}

/** Chromium rejects its own question with this when a worker is stopped (platform.md §8, "No SW"). */
const ALWAYS = [/No SW/];

export function watchConsole(context: BrowserContext): ConsoleGate {
  const problems: string[] = [];
  const allowed = [...ALWAYS];
  const note = (problem: string): void => {
    if (!allowed.some((pattern) => pattern.test(problem))) problems.push(problem);
  };
  const read = (message: ConsoleMessage): void => {
    if (message.type() === 'error' || message.type() === 'warning') {
      note(`${message.type()}: ${message.text()} (${message.location().url})`);
    }
  };
  const listen = (worker: Worker): void => void worker.on('console', read);
  context.on('console', read);
  context.on('weberror', (error) => note(`uncaught: ${error.error().stack ?? error.error().message}`));
  context.serviceWorkers().forEach(listen);
  context.on('serviceworker', listen);
  return { problems, allow: (pattern) => void allowed.push(pattern) };
}

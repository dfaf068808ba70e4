import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Worker } from '@playwright/test';
import { BUILD } from './chromium';

declare const chrome: typeof import('wxt/browser').browser;

/** What the machine's clock says beside the truth, ms; as long as that worker lives. */
export const setClock = (worker: Worker, shift: number): Promise<void> =>
  worker.evaluate((ms) => void Object.assign(globalThis, { shift: ms }), shift);

/** A copy of the production build whose background has a clock that a test can set, as a user can the machine's. */
export function shiftedBuild(build: string): void {
  cpSync(BUILD, build, { recursive: true });
  const background = join(build, 'background.js');
  writeFileSync(background, `(${shiftable.toString()})();\n${readFileSync(background, 'utf8')}`);
}

/** Runs in the worker before anything else; needs nothing. */
function shiftable(): void {
  const scope = globalThis as typeof globalThis & { shift: number };
  scope.shift = 0;
  const now = Date.now.bind(Date);
  Date.now = () => now() + scope.shift;
  const create = chrome.alarms.create.bind(chrome.alarms);
  // The browser's own clock was not set: what is to be woken at that time has to be told in its own.
  const told = (name: string, { when = 0 }: { when?: number }) => create(name, { when: when - scope.shift });
  Object.assign(chrome.alarms, { create: told });
}

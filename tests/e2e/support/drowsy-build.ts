import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BUILD } from './chromium';

declare const chrome: typeof import('wxt/browser').browser;

/** Where a page says that the worker shall not keep itself awake any more; it answers once it does not. */
export const DROWSY = 'test-drowsy';

/**
 * A copy of the production build whose worker loses what keeps it awake, and its alarms, when it is told to (`DROWSY`):
 * then the browser stops it for being idle in the middle of its work. The next worker is as ever.
 */
export function drowsyBuild(build: string): void {
  cpSync(BUILD, build, { recursive: true });
  const background = join(build, 'background.js');
  const first = `(${drowsy.toString()})(${JSON.stringify(DROWSY)});`;
  writeFileSync(background, `${first}\n${readFileSync(background, 'utf8')}`);
}

/** Runs in the worker before anything else; needs nothing. */
function drowsy(name: string): void {
  const channel = new BroadcastChannel(name);
  channel.onmessage = () => {
    // Any call of the browser's would do what the first is for, and so would an alarm.
    Object.assign(chrome.runtime, { getPlatformInfo: () => Promise.resolve() });
    Object.assign(chrome.alarms, { create: () => Promise.resolve() });
    void chrome.alarms.clearAll().then(() => channel.postMessage(null));
  };
}

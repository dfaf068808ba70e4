import { browser } from 'wxt/browser';
import { LIVE_PORT, type LivePush, type Topic } from './protocol';

const RECONNECT_AFTER = 250;
const RECONNECT_AT_MOST = 5_000;

export type Watch = { readonly check: string } | 'card' | 'quota' | Topic;

/**
 * Calls `onPush` with every change of what is watched, until the returned function is called. The port comes
 * back by itself when the worker dies; the background then pushes the state anew (faults.md §4.11). A content
 * script whose extension was updated has lost its runtime for good, which `onOrphaned` is told (§4.14).
 */
export function watch(what: Watch, onPush: (push: LivePush) => void, onOrphaned?: () => void): () => void {
  let stopped = false;
  let delay = RECONNECT_AFTER;
  let port: ReturnType<typeof browser.runtime.connect> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const connect = (): void => {
    if (stopped) return;
    if (!browser.runtime?.id) {
      onOrphaned?.();
      return;
    }
    port = browser.runtime.connect({ name: portName(what) });
    port.onMessage.addListener((push: LivePush) => {
      delay = RECONNECT_AFTER;
      onPush(push);
    });
    port.onDisconnect.addListener(() => {
      port = undefined;
      if (stopped) return;
      timer = setTimeout(connect, delay);
      delay = Math.min(delay * 2, RECONNECT_AT_MOST);
    });
  };

  connect();
  return () => {
    stopped = true;
    clearTimeout(timer);
    port?.disconnect();
  };
}

function portName(what: Watch): string {
  if (typeof what === 'string') return `${LIVE_PORT}:${what}`;
  return `${LIVE_PORT}:check:${what.check}`;
}

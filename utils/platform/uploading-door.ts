import { type Browser, browser } from 'wxt/browser';
import { SECOND } from '../domain/duration';
import type { UploadingDoor } from '../services/uploads/remote-place';
import type { FromUploading, UPLOADING_PORT } from '../services/uploads/wire';
import { fileUrl } from './file-url';
import { isUploadingContext } from './is-uploading-context';
import { createUploadingContext } from './uploading-context';

const PORT: typeof UPLOADING_PORT = 'uploading';
/** A context that has not said a word by then will not: it is made anew, or done without. */
const ANSWERS_WITHIN = 5 * SECOND;
/** A new one first needs a process and its scripts, on a machine that may be busy. */
const STARTS_WITHIN = 20 * SECOND;

/** The door, for a second one who needs the context as well. */
export interface SharedUploadingDoor extends UploadingDoor {
  /** Makes sure that there is one, until the function that it gives is called; null when it cannot be had. */
  lend(): Promise<(() => void) | null>;
}

/**
 * The way to the context that uploads: in Chromium an offscreen document, which outlives worker and tabs; in
 * Firefox a frame in the event page. Registers the port's listener; call it in the worker's first turn.
 *
 * There is one for all. Uploads own it: whatever they close goes, lent or not, once a file was sent from it, because
 * the next one may have to go to another gateway (`uploading-page`). One that nothing was sent from stays as long as
 * it is lent. What another worker left behind may be anything.
 */
export function createUploadingDoor(): SharedUploadingDoor {
  const context = createUploadingContext();
  let port: Browser.runtime.Port | null = null;
  let hear: (message: FromUploading) => void = () => undefined;
  let gone: () => void = () => undefined;
  const arrivals = new Set<() => void>();
  /** Whether uploads need it; null while they have not said, and nobody knows of a dead worker's. */
  let wanted: boolean | null = null;
  /** Something may have been sent from this one: until it has spoken, nobody knows. */
  let used = true;
  let lent = 0;
  /** Making and ending come one after the other. */
  let last: Promise<unknown> = Promise.resolve();

  browser.runtime.onConnect.addListener((arrived) => {
    if (arrived.name !== PORT || !isUploadingContext(arrived.sender)) return;
    let greeted = false;
    arrived.onMessage.addListener((message: FromUploading) => {
      // Its first word says what it has: before that, nobody knows, and it counts as not there yet.
      if (!greeted) port = arrived;
      greeted = true;
      if (port !== arrived) return;
      if (message.say === 'here') used = message.held;
      hear(message);
      for (const arrive of arrivals) arrive();
    });
    arrived.onDisconnect.addListener(() => {
      if (port === arrived) lose();
    });
  });

  function lose(): void {
    if (!port) return;
    port = null;
    gone();
  }

  /** The browser tells of the port's end some time after the context's own: until then nobody may think it is there. */
  async function end(): Promise<void> {
    try {
      await context.end();
    } finally {
      lose();
    }
  }

  function arrival(within: number): Promise<boolean> {
    return new Promise((resolve) => {
      const decide = (there: boolean): void => {
        clearTimeout(timer);
        arrivals.delete(arrive);
        resolve(there);
      };
      const arrive = (): void => decide(true);
      const timer = setTimeout(() => decide(false), within);
      arrivals.add(arrive);
    });
  }

  function queued<T>(work: () => Promise<T>): Promise<T> {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  }

  async function findOrEnd(): Promise<boolean> {
    if (port) return true;
    const arrived = arrival(ANSWERS_WITHIN);
    if (!(await context.exists())) return false;
    if (await arrived) return true;
    await end();
    return false;
  }

  async function findOrMake(): Promise<boolean> {
    if (await findOrEnd()) return true;
    const arrived = arrival(STARTS_WITHIN);
    if (!(await context.make())) return false;
    // Nobody before this worker put anything into a new one.
    wanted ??= false;
    if (await arrived) return true;
    await end();
    return false;
  }

  async function endUnlessNeeded(): Promise<void> {
    if (wanted !== false || (lent > 0 && !used)) return;
    if (port || (await context.exists())) await end();
  }

  return {
    open: () =>
      queued(() => {
        wanted = true;
        return findOrMake();
      }),
    isOpen: () =>
      queued(() => {
        wanted = true;
        return findOrEnd();
      }),
    close: () =>
      void queued(() => {
        wanted = false;
        return endUnlessNeeded();
      }),
    async lend() {
      lent += 1;
      let mine = true;
      const giveBack = (): void => {
        if (!mine) return;
        mine = false;
        lent -= 1;
        void queued(endUnlessNeeded);
      };
      const there = await queued(findOrMake).catch(() => false);
      if (there) return giveBack;
      giveBack();
      return null;
    },
    say(message) {
      if (message.say === 'post') used = true;
      port?.postMessage(message);
      return port !== null;
    },
    listen(onMessage, onGone) {
      hear = onMessage;
      gone = onGone;
    },
    fileUrl,
  };
}

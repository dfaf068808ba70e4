import { type Browser, browser } from 'wxt/browser';
import { SECOND } from '../domain/duration';
import type { UploadingDoor } from '../services/uploads/remote-place';
import type { FromUploading, UPLOADING_PORT } from '../services/uploads/wire';
import { fileUrl } from './file-url';

const PAGE = '/uploading.html';
const PORT: typeof UPLOADING_PORT = 'uploading';
/** A context that has not said a word by then will not: it is made anew, or done without. */
const ANSWERS_WITHIN = 5 * SECOND;
/** A new one first needs a process and its scripts, on a machine that may be busy. */
const STARTS_WITHIN = 20 * SECOND;

/** One context that is there, or not. In Firefox it is a frame of the event page and dies with that. */
interface Context {
  exists(): Promise<boolean>;
  make(): Promise<boolean>;
  end(): Promise<void>;
}

/**
 * The way to the context that uploads: in Chromium an offscreen document, which outlives worker and tabs; in
 * Firefox a frame in the event page. Registers the port's listener; call it in the worker's first turn.
 */
export function createUploadingDoor(): UploadingDoor {
  const context = import.meta.env.FIREFOX ? createFrame() : createOffscreen();
  let port: Browser.runtime.Port | null = null;
  let hear: (message: FromUploading) => void = () => undefined;
  let gone: () => void = () => undefined;
  const arrivals = new Set<() => void>();
  /** Making and ending come one after the other. */
  let last: Promise<unknown> = Promise.resolve();

  browser.runtime.onConnect.addListener((arrived) => {
    if (arrived.name !== PORT || !isOurs(arrived.sender)) return;
    let greeted = false;
    arrived.onMessage.addListener((message: FromUploading) => {
      // Its first word says what it has: before that, nobody knows, and it counts as not there yet.
      if (!greeted) port = arrived;
      greeted = true;
      if (port !== arrived) return;
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

  return {
    open: () =>
      queued(async () => {
        if (await findOrEnd()) return true;
        const arrived = arrival(STARTS_WITHIN);
        if (!(await context.make())) return false;
        if (await arrived) return true;
        await end();
        return false;
      }),
    isOpen: () => queued(findOrEnd),
    close: () =>
      void queued(async () => {
        if (port || (await context.exists())) await end();
      }),
    say(message) {
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

/** The same page opened in a tab is no context of the background's: it would learn the key. */
function isOurs(sender: Browser.runtime.MessageSender | undefined): boolean {
  const { id, url, tab } = sender ?? {};
  return id === browser.runtime.id && tab === undefined && url === browser.runtime.getURL(PAGE);
}

function createOffscreen(): Context {
  return {
    async exists() {
      // Without the permission the API is not there, and so is no document.
      if (!browser.offscreen) return false;
      const contexts = await browser.runtime.getContexts({ contextTypes: ['OFFSCREEN_DOCUMENT'] });
      return contexts.length > 0;
    },
    async make() {
      if (!browser.offscreen) return false;
      await browser.offscreen.createDocument({
        url: PAGE,
        reasons: ['BLOBS'],
        justification: 'Uploads the file that you chose, and shows how far it is.',
      });
      return true;
    },
    end: () => browser.offscreen.closeDocument(),
  };
}

function createFrame(): Context {
  let frame: HTMLIFrameElement | null = null;
  return {
    exists: async () => frame !== null,
    async make() {
      frame = document.createElement('iframe');
      frame.src = browser.runtime.getURL(PAGE);
      document.body.append(frame);
      return true;
    },
    async end() {
      frame?.remove();
      frame = null;
    },
  };
}

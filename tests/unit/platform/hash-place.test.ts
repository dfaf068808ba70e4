import { beforeEach, describe, expect, it, vi } from 'vitest';
import { SECOND } from '@/utils/domain/duration';
import { createHashPlace } from '@/utils/platform/hash-place';
import { serveHashing } from '@/utils/platform/hashing-page';
import { createUrlOpener } from '@/utils/platform/open-file-url';
import { createFakeEvent } from '../../support/fake-events';

const fake = vi.hoisted(() => ({ browser: {} as Record<string, unknown> }));
vi.mock('wxt/browser', () => fake);

const HASHED = { ok: true, value: { sha256: 'abc', bytes: 10 } } as const;
const CONTEXT = { id: 'me', url: 'chrome-extension://me/uploading.html' };

function createPort(sender: object | undefined = CONTEXT) {
  const said: unknown[] = [];
  const port = {
    name: 'hashing',
    sender,
    onMessage: createFakeEvent(),
    onDisconnect: createFakeEvent(),
    postMessage: (message: unknown) => void said.push(message),
    disconnect: vi.fn(),
    said,
  };
  return port;
}

let port = createPort();
let onConnect = createFakeEvent();
let givenBack = 0;
let offers = 0;
/** The context offers its port before it says that it is there. */
const lend = async () => {
  onConnect.fire(port);
  return () => {
    givenBack += 1;
  };
};
const ordered = () => {
  const abort = new AbortController();
  const progress: number[] = [];
  const order = {
    path: '/home/someone/a b.iso',
    size: 10,
    signal: abort.signal,
    onProgress: (read: number) => void progress.push(read),
  };
  return { abort, progress, order };
};
/** Until what was lent is there, and the port with it. */
const connected = () =>
  vi.waitFor(() => expect(port.said.length + port.disconnect.mock.calls.length).toBe(1));

beforeEach(() => {
  port = createPort();
  onConnect = createFakeEvent();
  [givenBack, offers] = [0, 0];
  fake.browser = {
    runtime: {
      id: 'me',
      lastError: undefined,
      onConnect,
      connect: () => {
        offers += 1;
        return port;
      },
      getURL: (path: string) => `chrome-extension://me${path}`,
    },
  };
});

describe('the place where large files are hashed, from the background', () => {
  it('is asked for a file by its address, tells how far it is, and is given back', async () => {
    const { order, progress } = ordered();
    const hashing = createHashPlace(lend)(order);
    await connected();
    expect(port.said).toEqual([{ url: 'file:///home/someone/a%20b.iso', size: 10 }]);
    port.onMessage.fire({ read: 4 });
    port.onMessage.fire({ hashed: HASHED });
    expect(await hashing).toEqual(HASHED);
    expect([progress, givenBack]).toEqual([[4], 1]);
    expect(port.disconnect).toHaveBeenCalledOnce();
  });

  it('says nothing when it goes away, or nobody was there', async () => {
    const hashing = createHashPlace(lend)(ordered().order);
    await connected();
    port.onDisconnect.fire(port);
    expect(await hashing).toBeNull();
    expect(givenBack).toBe(1);
  });

  it('is not asked when it cannot be had, nor for what is no path', async () => {
    const { order } = ordered();
    expect(await createHashPlace(async () => null)(order)).toBeNull();
    const lent = vi.fn(lend);
    expect(await createHashPlace(lent)({ ...order, path: 'a.iso' })).toBeNull();
    expect(lent).not.toHaveBeenCalled();
    expect(port.said).toEqual([]);
  });

  it('is let go when the reading is stopped, also before it began', async () => {
    const running = ordered();
    const hashing = createHashPlace(lend)(running.order);
    await connected();
    running.abort.abort();
    expect(await hashing).toMatchObject({ failure: { tag: 'cancelled' } });
    expect(port.disconnect).toHaveBeenCalledOnce();

    port = createPort();
    const { order, abort } = ordered();
    abort.abort();
    expect(await createHashPlace(lend)(order)).toMatchObject({ failure: { tag: 'cancelled' } });
    expect(port.said).toEqual([]);
    expect(givenBack).toBe(1);
  });

  it('is not waited for once the reading is stopped, and given back when it comes', async () => {
    const { order, abort } = ordered();
    let come: (giveBack: () => void) => void = () => undefined;
    const coming = new Promise<() => void>((resolve) => {
      come = resolve;
    });
    const hashing = createHashPlace(() => coming)(order);
    abort.abort();
    expect(await hashing).toMatchObject({ failure: { tag: 'cancelled' } });
    come(await lend());
    await vi.waitFor(() => expect(givenBack).toBe(1));
    expect(port.said).toEqual([]);
  });

  it('is waited for until it offers its port, and done without when it does not', async () => {
    vi.useFakeTimers();
    const hash = createHashPlace(async () => () => undefined);
    const first = hash(ordered().order);
    await vi.advanceTimersByTimeAsync(SECOND);
    onConnect.fire(port);
    await vi.advanceTimersByTimeAsync(0);
    port.onMessage.fire({ hashed: HASHED });
    expect(await first).toEqual(HASHED);

    const second = hash(ordered().order);
    const { order, abort } = ordered();
    const third = hash(order);
    abort.abort();
    expect(await third).toMatchObject({ failure: { tag: 'cancelled' } });
    await vi.advanceTimersByTimeAsync(10 * SECOND);
    expect(await second).toBeNull();
    expect(port.said).toHaveLength(1);
    vi.useRealTimers();
  });

  it('is not asked on a port that has broken meanwhile', async () => {
    vi.useFakeTimers();
    const hash = createHashPlace(async () => () => undefined);
    onConnect.fire(port);
    port.onDisconnect.fire(port);
    const hashing = hash(ordered().order);
    await vi.advanceTimersByTimeAsync(10 * SECOND);
    expect(await hashing).toBeNull();
    expect(port.said).toEqual([]);
    vi.useRealTimers();
  });

  it.each([
    ['a script in a page', { ...CONTEXT, tab: { id: 1 } }],
    ['another page of ours', { id: 'me', url: 'chrome-extension://me/popup.html' }],
    ['another extension', { id: 'other', url: 'chrome-extension://other/uploading.html' }],
    ['nobody known', null],
  ])('is never %s', async (_, sender) => {
    vi.useFakeTimers();
    const hash = createHashPlace(async () => () => undefined);
    const theirs = { ...createPort(), sender };
    onConnect.fire(theirs);
    onConnect.fire({ ...createPort(), name: 'uploading' });
    const hashing = hash(ordered().order);
    await vi.advanceTimersByTimeAsync(10 * SECOND);
    expect(await hashing).toBeNull();
    expect(theirs.said).toEqual([]);
    vi.useRealTimers();
  });

  it('says nothing when it cannot be told, and lets go of port and signal', async () => {
    const { order, abort } = ordered();
    port.postMessage = () => {
      throw new Error('disconnected');
    };
    expect(await createHashPlace(lend)(order)).toBeNull();
    abort.abort();
    expect(port.disconnect).toHaveBeenCalledOnce();
    expect(givenBack).toBe(1);
  });
});

describe('the same place, from its inside', () => {
  const wanted = { url: 'file:///a.iso', size: 10 };

  it('answers on the port, and stops when the background goes', async () => {
    const signals: AbortSignal[] = [];
    serveHashing(async (given, say, signal) => {
      expect(given).toEqual(wanted);
      signals.push(signal);
      say({ read: 1 });
      port.onDisconnect.fire(port);
      say({ read: 2 });
    });
    port.onMessage.fire(wanted);
    await vi.waitFor(() => expect(signals[0]?.aborted).toBe(true));
    expect(port.said).toEqual([{ read: 1 }]);
  });

  it('offers another port when that one has ended, whichever side has ended it', async () => {
    vi.useFakeTimers();
    serveHashing(async () => undefined);
    expect(offers).toBe(1);
    port.onDisconnect.fire(port);
    port = createPort();
    await vi.advanceTimersByTimeAsync(SECOND);
    expect(offers).toBe(2);
    vi.useRealTimers();
  });

  it('opens files alone', async () => {
    const get = vi.fn(async () => new Response('abc'));
    const open = createUrlOpener(get);
    const { signal } = new AbortController();
    await expect(open('https://www.virustotal.com/')(signal)).rejects.toThrow('no file address');
    expect(get).not.toHaveBeenCalled();
    expect(await new Response((await open('file:///a.iso')(signal)).stream()).text()).toBe('abc');
    get.mockResolvedValueOnce(new Response(null, { status: 404 }));
    await expect(open('file:///folder/')(signal)).rejects.toThrow('not a file');
  });
});

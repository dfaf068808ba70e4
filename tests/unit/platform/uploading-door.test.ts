import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SECOND } from '@/utils/domain/duration';
import { createUploadingDoor } from '@/utils/platform/uploading-door';
import { createRemotePlace } from '@/utils/services/uploads/remote-place';
import type { FromUploading } from '@/utils/services/uploads/wire';
import { createFakeEvent } from '../../support/fake-events';

const fake = vi.hoisted(() => ({ browser: {} as Record<string, unknown> }));
vi.mock('wxt/browser', () => fake);

const HERE: FromUploading = { say: 'here', files: ['a1'], taken: [], begun: ['a1'], held: true };

function createPort() {
  const said: unknown[] = [];
  return {
    name: 'uploading',
    sender: { id: 'me', url: 'chrome-extension://me/uploading.html' },
    onMessage: createFakeEvent(),
    onDisconnect: createFakeEvent(),
    postMessage: (message: unknown) => void said.push(message),
    said,
  };
}

let onConnect = createFakeEvent();
let there = true;
let made = 0;
let closed = 0;

beforeEach(() => {
  vi.useFakeTimers();
  onConnect = createFakeEvent();
  [there, made, closed] = [true, 0, 0];
  fake.browser = {
    runtime: {
      id: 'me',
      onConnect,
      getURL: (path: string) => `chrome-extension://me${path}`,
      getContexts: async () => (there ? [{}] : []),
    },
    offscreen: {
      createDocument: async () => {
        made += 1;
        there = true;
      },
      closeDocument: async () => {
        closed += 1;
        there = false;
      },
    },
  };
});
afterEach(() => void vi.useRealTimers());

describe('the door to the context that uploads', () => {
  it('is shut until the context has said what it has: a connection alone says nothing', async () => {
    const place = createRemotePlace(createUploadingDoor());
    const port = createPort();
    onConnect.fire(port);
    const state = place.stateOf('a1');
    await vi.advanceTimersByTimeAsync(SECOND);
    port.onMessage.fire(HERE);
    expect(await state).toBe('begun');
    expect(closed).toBe(0);
  });

  it('makes a new context right after the old one was closed, before its port has heard of it', async () => {
    const door = createUploadingDoor();
    const gone = vi.fn();
    door.listen(() => undefined, gone);
    const old = createPort();
    onConnect.fire(old);
    old.onMessage.fire(HERE);
    door.close();
    const open = door.open();
    await vi.advanceTimersByTimeAsync(SECOND);
    expect(made).toBe(1);
    expect(gone).toHaveBeenCalledTimes(1);
    expect(door.say({ say: 'forget', attempt: 'a1' })).toBe(false);
    const port = createPort();
    onConnect.fire(port);
    port.onMessage.fire({ say: 'here', files: [], taken: [], begun: [], held: false });
    expect(await open).toBe(true);
    // The old one's end, told at last, is not the new one's.
    old.onDisconnect.fire(old);
    expect(gone).toHaveBeenCalledTimes(1);
    expect(door.say({ say: 'forget', attempt: 'a1' })).toBe(true);
    expect(port.said).toHaveLength(1);
  });

  it('gives a new context the time that a process takes, and ends one that never speaks', async () => {
    there = false;
    const door = createUploadingDoor();
    const open = door.open();
    await vi.advanceTimersByTimeAsync(15 * SECOND);
    const port = createPort();
    onConnect.fire(port);
    port.onMessage.fire(HERE);
    expect(await open).toBe(true);

    there = false;
    const silent = createUploadingDoor().open();
    await vi.advanceTimersByTimeAsync(21 * SECOND);
    expect(await silent).toBe(false);
    expect(closed).toBe(1);
  });
});

describe('the same context, lent to whoever hashes', () => {
  const NOTHING: FromUploading = { say: 'here', files: [], taken: [], begun: [], held: false };

  /** A door whose context speaks as soon as it is made. */
  function open(greeting: FromUploading = NOTHING) {
    there = false;
    const door = createUploadingDoor();
    const speak = async (): Promise<void> => {
      await vi.advanceTimersByTimeAsync(0);
      const port = createPort();
      onConnect.fire(port);
      port.onMessage.fire(greeting);
    };
    return { door, speak };
  }
  const settled = () => vi.advanceTimersByTimeAsync(0);

  it('is made, and goes once it is given back and no upload needs it', async () => {
    const { door, speak } = open();
    door.close();
    const lent = door.lend();
    await speak();
    const giveBack = await lent;
    expect(made).toBe(1);
    // Nothing was sent from it: whoever hashes may go on.
    door.close();
    await settled();
    expect(closed).toBe(0);
    giveBack?.();
    giveBack?.();
    await settled();
    expect(closed).toBe(1);
  });

  it('stays for an upload that began meanwhile, and for a second file', async () => {
    const { door, speak } = open();
    door.close();
    const [first, second] = [door.lend(), door.lend()];
    await speak();
    (await first)?.();
    await settled();
    expect([made, closed]).toEqual([1, 0]);
    expect(await door.open()).toBe(true);
    (await second)?.();
    await settled();
    expect(closed).toBe(0);
    door.close();
    await settled();
    expect(closed).toBe(1);
  });

  it("goes at an upload's word when something was sent from it, lent or not", async () => {
    const { door, speak } = open();
    const lent = door.lend();
    await speak();
    await lent;
    door.say({ say: 'post', attempt: 'a1', order: {} as never });
    door.close();
    await settled();
    expect(closed).toBe(1);
  });

  it.each([
    ['stays for whoever hashes, when nothing was sent from it', false],
    ["goes at an upload's word, when something was", true],
  ])('that a dead worker left behind %s', async (_, held) => {
    const { door, speak } = open({ ...NOTHING, held });
    there = true;
    const lent = door.lend();
    await speak();
    const giveBack = await lent;
    door.close();
    await settled();
    expect([made, closed]).toEqual([0, held ? 1 : 0]);
    giveBack?.();
    await settled();
    expect(closed).toBe(1);
  });

  it('goes once it is given back, when uploads never said a word and it was made for the hashing', async () => {
    const { door, speak } = open();
    const lent = door.lend();
    await speak();
    (await lent)?.();
    await settled();
    expect([made, closed]).toEqual([1, 1]);
  });

  it("stays when it is given back before uploads have said a word about a dead worker's", async () => {
    const { door, speak } = open();
    there = true;
    const lent = door.lend();
    await speak();
    (await lent)?.();
    await settled();
    expect([made, closed]).toEqual([0, 0]);
  });

  it('is not lent where it cannot be had', async () => {
    const { door } = open();
    Object.assign(fake.browser, { offscreen: undefined });
    expect(await door.lend()).toBeNull();
    Object.assign(fake.browser, {
      offscreen: {
        createDocument: () => Promise.reject(new Error('only one')),
        closeDocument: async () => undefined,
      },
    });
    expect(await door.lend()).toBeNull();
  });
});

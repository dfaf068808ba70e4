import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createHandlers } from '@/entrypoints/background/handlers';
import { listenToPictures } from '@/entrypoints/background/picture-handlers';
import type { Sender } from '@/utils/rpc/sender';
import { endOf } from '../../../support/end-of';
import { createFakeEvent } from '../../../support/fake-events';
import { createFakeWindows, type FakeWindows } from '../../../support/fake-windows';
import { createWorld, type Worker, type World } from '../../../support/worker';

const fake = vi.hoisted(() => ({ browser: {} as Record<string, unknown> }));
vi.mock('wxt/browser', () => fake);

const OWN_WINDOW: Sender = { who: 'page', tabId: 9, privateTab: false };
const POPUP: Sender = { who: 'page', tabId: null, privateTab: false };
const PICTURE = 'https://secret-album.example/me.png?key=1';
const LINK = 'https://known.example/a';

let onClicked = createFakeEvent();
let windows: FakeWindows;
let world: World;
let worker: Worker;

beforeEach(async () => {
  windows = createFakeWindows();
  onClicked = createFakeEvent();
  fake.browser = {
    ...windows.browser,
    contextMenus: { onClicked },
    tabs: { captureVisibleTab: async () => 'data:tab', get: async () => ({ active: true }) },
    scripting: { executeScript: async () => [{ result: { own: 'data:own', part: null } }] },
  };
  world = await createWorld();
  world.virusTotal.known.set(LINK, 5);
  worker = world.born();
  listenToPictures(worker);
});

async function click(incognito: boolean): Promise<string> {
  const tab = { id: 7, windowId: 3, incognito };
  onClicked.fire({ menuItemId: 'read-codes', srcUrl: PICTURE, frameId: 0 }, tab);
  await world.settle();
  return windows.fragments.at(-1) ?? '';
}

/** A check of what was read in the window that a fragment opened; what outlives the worker. */
async function checked(from: string, sender = OWN_WINDOW) {
  const order = { indicator: { kind: 'url', value: LINK }, origin: 'popup', secrets: 'ask' } as const;
  const reply = await createHandlers(worker).startCheck({ ...order, from }, sender);
  if (reply.ok) await endOf(world, worker, reply.value.id);
  await world.settle();
  return (await world.born().history.recent(5)).length;
}

describe('a right-click on a picture', () => {
  it('opens a window that names the picture by an id, and sends nothing', async () => {
    const fragment = await click(false);
    expect(fragment).toMatch(/^picture=text-[\w-]+$/);
    const id = fragment.slice('picture='.length);
    const opened = await createHandlers(worker).openedPicture({ id }, OWN_WINDOW);
    expect(opened).toMatchObject({ ok: true, value: { own: 'data:own', tab: 'data:tab', ephemeral: false } });
    expect(world.virusTotal.arrivals).toEqual([]);
    expect(await checked(id)).toBe(1);
  });

  it('in a private window keeps nothing, also when the worker has died in between', async () => {
    const id = (await click(true)).slice('picture='.length);
    worker = world.born();
    expect(await createHandlers(worker).openedPicture({ id }, OWN_WINDOW)).toMatchObject({ ok: false });
    expect(await checked(id)).toBe(0);
  });

  it('is none of the other items’ business', async () => {
    onClicked.fire({ menuItemId: 'check-link', linkUrl: LINK, srcUrl: PICTURE }, { id: 7 });
    await world.settle();
    expect(windows.fragments).toEqual([]);
  });

  it('leaves no more than three pictures behind', async () => {
    const first = (await click(false)).slice('picture='.length);
    for (let again = 0; again < 3; again += 1) await click(false);
    expect(await createHandlers(worker).openedPicture({ id: first }, OWN_WINDOW)).toMatchObject({
      ok: false,
    });
  });
});

describe('the tab that the popup hangs from', () => {
  it.each([false, true])('is taken as a whole; private: %s', async (isPrivate) => {
    windows.privateInFront = isPrivate;
    const taken = await createHandlers(worker).takeTab(null, POPUP);
    const id = taken.ok ? taken.value.id : '';
    const opened = await createHandlers(worker).openedPicture({ id }, POPUP);
    expect(opened).toMatchObject({
      ok: true,
      value: { own: null, tab: 'data:tab', ephemeral: isPrivate },
    });
    windows.privateInFront = false;
    expect(await checked(id, OWN_WINDOW)).toBe(isPrivate ? 0 : 1);
  });
});

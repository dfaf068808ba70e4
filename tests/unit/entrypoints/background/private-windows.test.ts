import { beforeEach, describe, expect, it, vi } from 'vitest';
import { cardAct } from '@/entrypoints/background/card-actions';
import { createHandlers } from '@/entrypoints/background/handlers';
import { createRightClick } from '@/entrypoints/background/right-click';
import type { MenuClick } from '@/utils/platform/menus';
import type { Sender } from '@/utils/rpc/sender';
import { endOf } from '../../../support/end-of';
import { createFakeWindows, type FakeWindows } from '../../../support/fake-windows';
import { createWorld, type Worker, type World } from '../../../support/worker';

const fake = vi.hoisted(() => ({ browser: {} as Record<string, unknown> }));
vi.mock('wxt/browser', () => fake);

const ADDRESS = 'https://known.example/a';
const SEVERAL = 'see https://one.example/a and https://two.example/b';
const PLACE = { tabId: 7, document: 'DOCUMENT-1' };
const CLICK: MenuClick = { origin: 'link', text: ADDRESS, cut: false, tabId: 7, inPrivateWindow: true };
/** Assay's own windows are never private: `spanning`. */
const OWN_WINDOW: Sender = { who: 'page', tabId: 9, privateTab: false };
const POPUP: Sender = { who: 'page', tabId: null, privateTab: false };

let windows: FakeWindows;
let world: World;
let worker: Worker;

beforeEach(async () => {
  windows = createFakeWindows();
  fake.browser = windows.browser;
  world = await createWorld();
  world.virusTotal.known.set(ADDRESS, 5);
  worker = world.born();
});

/** The card's check, to its end. */
async function shown() {
  const card = await worker.cards.in(PLACE.tabId, PLACE.document);
  if (!card) return null;
  await endOf(world, worker, card.checkId);
  await world.settle();
  return worker.checks.get(card.checkId);
}

async function rightClick(click: MenuClick): Promise<void> {
  createRightClick(worker)(click);
  await world.settle();
  await shown();
}

/** Starts a check from a page of ours. */
async function start(sender: Sender, more: { from?: string; ephemeral?: boolean } = {}): Promise<void> {
  const order = { indicator: { kind: 'url', value: ADDRESS }, origin: 'popup', secrets: 'ask' } as const;
  const reply = await createHandlers(worker).startCheck({ ...order, ...more }, sender);
  if (reply.ok) await endOf(world, worker, reply.value.id);
  await world.settle();
}

/** What of it outlives the worker. */
async function leftBehind(): Promise<unknown> {
  const next = world.born();
  return {
    history: await next.history.recent(5),
    card: await next.cards.in(PLACE.tabId, PLACE.document),
    rows: (await next.table.unfinished()).length,
  };
}
const NOTHING = { history: [], card: null, rows: 0 };

describe('a right-click in a private window', () => {
  it('keeps nothing of its check, nor of the check of the domain after it', async () => {
    await rightClick(CLICK);
    await cardAct(worker, PLACE, 'check-domain');
    expect((await shown())?.indicator.kind).toBe('domain');
    expect(await leftBehind()).toEqual(NOTHING);
  });

  it('on several things opens a window whose address names none of them', async () => {
    await rightClick({ ...CLICK, origin: 'selection', text: SEVERAL });
    const [fragment = ''] = windows.fragments;
    expect(fragment).toMatch(/^found=private-[\w-]+$/);
    expect(fragment).not.toContain('one.example');
    const id = fragment.slice('found='.length);
    const opened = await createHandlers(worker).openedText({ id }, OWN_WINDOW);
    expect(opened).toEqual({ ok: true, value: { text: SEVERAL, ephemeral: true } });
    await start(OWN_WINDOW, { from: id });
    expect(await leftBehind()).toEqual(NOTHING);
  });

  it('is remembered as private by a window that outlives the worker', async () => {
    await rightClick({ ...CLICK, origin: 'selection', text: SEVERAL });
    windows.cardShows = false;
    await rightClick(CLICK);
    const [text = '', check = ''] = windows.fragments.map((fragment) => fragment.split('=')[1]);
    worker.kill();
    worker = world.born();
    const opened = await createHandlers(worker).openedText({ id: text }, OWN_WINDOW);
    expect(opened).toEqual({ ok: false, failure: { tag: 'not-found' } });
    for (const from of [text, check]) await start(OWN_WINDOW, { from });
    expect(await leftBehind()).toEqual(NOTHING);
  });
});

describe('a text that a page hands on', () => {
  it.each([
    ['a window of its own', OWN_WINDOW, undefined, false],
    ['a popup over a private window', POPUP, undefined, true],
    ['a window that was opened out of a private one', OWN_WINDOW, 'private-1', true],
  ] as const)('from %s', async (_, sender, from, ephemeral) => {
    windows.privateInFront = true;
    const handlers = createHandlers(worker);
    const kept = await handlers.keepText({ text: SEVERAL, ...(from && { from }) }, sender);
    if (!kept.ok) throw new Error('not kept');
    expect(kept.value.id).not.toContain('one.example');
    expect(await handlers.openedText({ id: kept.value.id }, OWN_WINDOW)).toEqual({
      ok: true,
      value: { text: SEVERAL, ephemeral },
    });
  });
});

describe('a check from a page of ours', () => {
  it.each([
    ['a popup over a private window', () => start(POPUP), true],
    ['a page that says so', () => start(OWN_WINDOW, { ephemeral: true }), true],
    ['a page in a private tab', () => start({ ...OWN_WINDOW, privateTab: true }), true],
    ['a page in a private tab that denies it', () => start(POPUP, { ephemeral: false }), true],
    ['a window of its own', () => start(OWN_WINDOW), false],
  ])('%s', async (_, check, kept) => {
    windows.privateInFront = true;
    await check();
    expect((await world.born().history.recent(5)).length).toBe(kept ? 0 : 1);
  });

  it('is kept where it comes from a check or a text that is', async () => {
    await rightClick({ ...CLICK, inPrivateWindow: false });
    await rightClick({ ...CLICK, origin: 'selection', text: SEVERAL, inPrivateWindow: false });
    const check = (await shown())?.id ?? '';
    const text = windows.fragments[0]?.split('=')[1] ?? '';
    worker.kill();
    worker = world.born();
    await worker.history.remove('all');
    for (const from of [check, text]) {
      await start(OWN_WINDOW, { from });
      expect(await world.born().history.recent(5)).toHaveLength(1);
      await worker.history.remove('all');
    }
  });
});

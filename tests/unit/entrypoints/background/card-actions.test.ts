import { beforeEach, describe, expect, it, vi } from 'vitest';
import { cardAct } from '@/entrypoints/background/card-actions';
import { createHandlers } from '@/entrypoints/background/handlers';
import { createRightClick } from '@/entrypoints/background/right-click';
import { MINUTE } from '@/utils/domain/duration';
import type { MenuClick } from '@/utils/platform/menus';
import type { CardAction } from '@/utils/rpc/check-messages';
import { endOf } from '../../../support/end-of';
import { createFakeWindows, type FakeWindows } from '../../../support/fake-windows';
import { createWorld, type Worker, type World } from '../../../support/worker';

const fake = vi.hoisted(() => ({ browser: {} as Record<string, unknown> }));
vi.mock('wxt/browser', () => fake);

const ADDRESS = 'https://known.example/a';
const UNKNOWN = 'https://unknown.example/b';
const PLACE = { tabId: 7, document: 'DOCUMENT-1' };
const CARD = { who: 'content', ...PLACE, privateTab: false, sites: ['https://mail.example'] } as const;
const CLICK: MenuClick = { origin: 'link', text: ADDRESS, cut: false, tabId: 7, inPrivateWindow: false };

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

async function rightClick(click: Partial<MenuClick> = {}): Promise<void> {
  createRightClick(worker)({ ...CLICK, ...click });
  await world.settle();
}

async function act(action: CardAction): Promise<void> {
  await cardAct(worker, PLACE, action);
  await world.settle();
}

const shown = async () => {
  const reply = await createHandlers(worker).card(null, CARD);
  return reply.ok ? reply.value : null;
};

describe('a card', () => {
  it('spends a few requests, and after that only a person in a window of our own does', async () => {
    await rightClick();
    const id = (await shown())?.check.id ?? '';
    await endOf(world, worker, id);
    const before = world.virusTotal.counted().length;
    for (let click = 0; click < 20; click++) {
      await act('retry');
      await world.clock.advance(MINUTE);
      await endOf(world, worker, id);
    }
    expect(world.virusTotal.counted().length - before).toBe(6);
    expect(windows.fragments).toEqual(Array(14).fill(`check=${id}`));
  });

  it('may do without limit what spends nothing', async () => {
    await rightClick();
    for (let click = 0; click < 10; click++) await act('open-check');
    await act('check-domain');
    expect((await shown())?.check.indicator.kind).toBe('domain');
  });

  it('checks the host of a link that only its page knows, and asks nothing before', async () => {
    await rightClick({ text: 'blob:https://known.example/0a-1' });
    expect((await shown())?.check.state).toMatchObject({ phase: 'failed', failure: { tag: 'bad-input' } });
    expect(world.virusTotal.counted()).toHaveLength(0);
    await act('check-domain');
    expect((await shown())?.check.indicator).toEqual({ kind: 'domain', value: 'known.example' });
  });

  it('asks about the link in a redirect, says so, and tells nobody whom the mail was for', async () => {
    const recipient = 'data=05%7C02%7Canna%40firma.example%7C1';
    const text = `https://na01.safelinks.protection.outlook.com/?url=${encodeURIComponent(ADDRESS)}&${recipient}`;
    await rightClick({ text });
    await endOf(world, worker, (await shown())?.check.id ?? '');
    expect((await shown())?.check).toMatchObject({
      sent: ADDRESS,
      removed: [{ what: 'wrapper' }],
      state: { phase: 'report' },
    });
    expect((await shown())?.linkUrl).toBe(text);
    expect(world.virusTotal.counted()).toHaveLength(1);
  });

  it.each(['javascript:location="https://known.example"', 'data:text/html,https://known.example/'])(
    'has nothing to check in %s',
    async (text) => {
      await rightClick({ text });
      const before = await shown();
      await act('check-domain');
      expect((await shown())?.check).toEqual(before?.check);
      expect(world.virusTotal.counted()).toHaveLength(0);
    },
  );

  it('knows whose failures it shows', async () => {
    await rightClick();
    expect((await shown())?.gateway).toBeNull();
    await worker.settings.save({ apiAddress: 'https://gateway.example/vt' });
    expect((await shown())?.gateway).toBe('gateway.example');
  });

  it('is of no use to the page that its tab goes on to', async () => {
    await rightClick();
    expect(await shown()).not.toBeNull();
    const elsewhere = { ...CARD, document: 'DOCUMENT-2' };
    expect(await createHandlers(worker).card(null, elsewhere)).toEqual({ ok: true, value: null });
    await cardAct(worker, { ...PLACE, document: 'DOCUMENT-2' }, 'open-check');
    expect(windows.fragments).toEqual([]);
  });

  it('asks the public question in the window that is opened for it, and nothing in the other', async () => {
    await rightClick({ text: UNKNOWN });
    const id = (await shown())?.check.id ?? '';
    await endOf(world, worker, id);
    await act('open-window');
    await act('open-check');
    expect(windows.fragments).toEqual([`check=${id}&intent=submit`, `check=${id}`]);
  });

  it('goes over to an equal check that was under way when it tried again', async () => {
    world.online = false;
    await rightClick();
    const first = (await shown())?.check.id ?? '';
    await worker.checks.cancel(first);
    const order = { indicator: { kind: 'url', value: ADDRESS }, origin: 'popup', secrets: 'ask' } as const;
    const other = await worker.checks.start(order);
    await world.settle();
    await act('retry');
    expect(other.id).not.toBe(first);
    expect((await shown())?.check.id).toBe(other.id);
  });
});

describe('a right-click', () => {
  it.each([true, false])(
    'opens a window of our own unless the card says that it is shown: %s',
    async (cardShows) => {
      windows.cardShows = cardShows;
      await rightClick();
      expect(windows.injected).toEqual([7]);
      expect(windows.fragments).toHaveLength(cardShows ? 0 : 1);
    },
  );

  it('on a selection that was cut lets a person see what was read of it', async () => {
    const text = `${ADDRESS} and https://torn.exam`;
    await rightClick({ origin: 'selection', text, cut: true });
    expect(windows.fragments).toEqual([expect.stringMatching(/^found=/)]);
    expect(world.virusTotal.counted()).toEqual([]);
  });
});

import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createHandlers } from '@/entrypoints/background/handlers';
import { createRightClick } from '@/entrypoints/background/right-click';
import { collectLinks } from '@/utils/platform/collect-links';
import type { MenuClick } from '@/utils/platform/menus';
import type { Sender } from '@/utils/rpc/sender';
import { endOf } from '../../../support/end-of';
import { createFakeWindows, type FakeWindows } from '../../../support/fake-windows';
import { createWorld, type Worker, type World } from '../../../support/worker';

const fake = vi.hoisted(() => ({ browser: {} as Record<string, unknown> }));
vi.mock('wxt/browser', () => fake);

const PAGE = 'https://news.example/today';
const KNOWN = 'https://known.example/a';
const OWN: Sender = { who: 'page', tabId: 9, privateTab: false };
const CLICK: MenuClick = { origin: 'links', text: PAGE, cut: false, tabId: 7, inPrivateWindow: false };
const COLLECTED = {
  ...{ text: 'hxxp://text[.]example/', frames: 0, more: false, unreadable: false },
  links: [
    KNOWN,
    'https://new.example/',
    'https://news.example/other',
    'http://intranet.local/x',
    'https://a.example/?token=4f3a99bc0e77d21',
  ],
};

let windows: FakeWindows;
let world: World;
let worker: Worker;
let answers: unknown[] | Error;

beforeEach(async () => {
  windows = createFakeWindows();
  fake.browser = {
    ...windows.browser,
    scripting: {
      executeScript: async () => {
        if (answers instanceof Error) throw answers;
        return answers.map((result, frameId) => ({ frameId, result }));
      },
    },
  };
  world = await createWorld();
  world.virusTotal.known.set(KNOWN, 5);
  worker = world.born();
  answers = [COLLECTED];
});

async function find(click: Partial<MenuClick> = {}) {
  createRightClick(worker)({ ...CLICK, ...click });
  await world.settle();
  const id = windows.fragments.at(-1)?.replace('found=', '') ?? '';
  const reply = await createHandlers(worker).found({ id }, OWN);
  if (!reply.ok) throw new Error(reply.failure.tag);
  return { id, view: reply.value };
}

describe('what a page holds', () => {
  it('is shown with its price, and asks nobody', async () => {
    const indicator = { kind: 'url', value: KNOWN } as const;
    const { id } = await worker.checks.start({
      indicator,
      origin: 'popup',
      secrets: 'ask',
      ephemeral: false,
    });
    await endOf(world, worker, id);
    const before = world.virusTotal.counted().length;
    const { view } = await find();
    expect(view).toMatchObject({
      from: 'page',
      host: 'news.example',
      more: false,
      unread: 0,
      refused: false,
    });
    expect(
      view.rows.map(({ indicator: { value }, cost, held, sameSite, known }) => [
        value,
        cost,
        held,
        sameSite,
        known?.verdict.name,
      ]),
    ).toEqual([
      [KNOWN, 0, null, false, 'malicious'],
      ['https://new.example/', 1, null, false, undefined],
      ['https://news.example/other', 1, null, true, undefined],
      ['http://intranet.local/x', 0, 'private', false, undefined],
      ['https://a.example/?token=4f3a99bc0e77d21', 0, 'secrets', false, undefined],
      ['http://text.example/', 1, null, false, undefined],
    ]);
    expect(world.virusTotal.counted()).toHaveLength(before);
    expect(windows.fragments.at(-1)).toMatch(/^found=text-[\w-]+$/);
  });

  it('is both readings of a selected word that may end before a name', async () => {
    const { view } = await find({ origin: 'selection', text: '請訪問evil.com' });
    expect(view.rows.map(({ indicator }) => indicator.value)).toEqual([
      'evil.com',
      'xn--evil-uv2go31zg6a.com',
    ]);
    expect(world.virusTotal.counted()).toHaveLength(0);
  });

  it('that is stale costs a request again', async () => {
    const indicator = { kind: 'url', value: KNOWN } as const;
    const { id } = await worker.checks.start({
      indicator,
      origin: 'popup',
      secrets: 'ask',
      ephemeral: false,
    });
    await endOf(world, worker, id);
    await world.clock.advance(2 * 86_400_000);
    const { view } = await find();
    expect(view.rows[0]).toMatchObject({ cost: 1, known: { verdict: { name: 'malicious' } } });
  });

  it('knows nothing of what may contain a secret, though the rest of it was checked', async () => {
    const indicator = { kind: 'url', value: 'https://a.example/' } as const;
    const { id } = await worker.checks.start({
      indicator,
      origin: 'popup',
      secrets: 'ask',
      ephemeral: false,
    });
    await endOf(world, worker, id);
    const { view } = await find();
    expect(view.rows.find(({ held }) => held === 'secrets')).toMatchObject({ known: null, cost: 0 });
  });

  it('is as private as its window', async () => {
    const { id, view } = await find({ inPrivateWindow: true });
    expect(id).toMatch(/^private-/);
    expect(view.ephemeral).toBe(true);
    const kept = await createHandlers(worker).keepText({ text: KNOWN, from: id }, OWN);
    expect(kept.ok && kept.value.id).toMatch(/^private-/);
  });

  it('is said not to be readable where no script may run, and by a viewer', async () => {
    answers = new Error('The extensions gallery cannot be scripted.');
    expect((await find()).view).toMatchObject({ refused: true, rows: [] });
    answers = [{ ...COLLECTED, unreadable: true }];
    expect((await find()).view).toMatchObject({ refused: true, rows: [] });
  });

  it('counts the frames that did not answer, and takes nothing on trust', async () => {
    answers = [
      { ...COLLECTED, frames: 3 },
      { links: ['https://frame.example/', 7, null], text: 5, frames: -1 },
      'x',
      null,
    ];
    const { view } = await find();
    expect(view.unread).toBe(2);
    expect(view.rows.at(-2)?.indicator.value).toBe('https://frame.example/');
  });

  it('is no more than a page may hold, however many frames say how much, and says so', async () => {
    const links = (n: number) => Array.from({ length: 1_000 }, (_, at) => `https://p${n}-${at}.example/`);
    const frame = { ...COLLECTED, text: 'x.example\n'.repeat(10), links: ['ftp://same.example/'] };
    answers = [{ ...COLLECTED, links: [], frames: 299 }, ...Array.from({ length: 299 }, () => frame)];
    const same = (await find()).view;
    expect([same.rows.length, same.more, same.unread]).toEqual([2, true, 0]);
    expect(same.leftOut).toEqual({ tooLong: 0, scheme: 1, unreadable: 0 });
    answers = Array.from({ length: 30 }, (_, n) => ({
      ...COLLECTED,
      text: '',
      links: links(n).fill('x:', 300),
    }));
    const many = (await collectLinks(7, Date.now)) ?? [];
    expect(many.reduce((sum, one) => sum + one.links.length, 0)).toBe(20_000);
    expect(many.map(({ more }) => more).indexOf(true)).toBe(20);
    answers = Array.from({ length: 3 }, () => ({ ...COLLECTED, text: 'evil.example '.repeat(200_000) }));
    const texts = (await collectLinks(7, Date.now)) ?? [];
    expect(texts.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThanOrEqual(5_000_000);
    expect(texts.map(({ text, more }) => [text.endsWith('evil.example ') || text === '', more])).toEqual([
      [true, false],
      [true, true],
      [true, true],
    ]);
  });

  it('is gone with the worker', async () => {
    const { id } = await find();
    worker.kill();
    worker = world.born();
    expect(await createHandlers(worker).found({ id }, OWN)).toEqual({
      ok: false,
      failure: { tag: 'not-found' },
    });
  });
});

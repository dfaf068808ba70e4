import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createMenus, type MenuClick, onMenuClick } from '@/utils/platform/menus';
import { createFakeEvent } from '../../support/fake-events';

const fake = vi.hoisted(() => ({ browser: {} as Record<string, unknown> }));
vi.mock('wxt/browser', () => fake);

let onClicked = createFakeEvent();
let clicks: MenuClick[] = [];
let opened: string[] = [];

beforeEach(() => {
  onClicked = createFakeEvent();
  clicks = [];
  opened = [];
  fake.browser = {
    contextMenus: { onClicked },
    runtime: { getURL: (path: string) => `chrome-extension://assay${path}` },
    tabs: { create: ({ url }: { url: string }) => opened.push(url) },
  };
  onMenuClick((click) => clicks.push(click));
});

const select = (selectionText: string): unknown =>
  onClicked.fire({ menuItemId: 'check-selection', selectionText }, { id: 4, incognito: true });

describe('a selection', () => {
  it('is taken whole, with the window it is in', () => {
    select('see https://a.example/');
    const where = { tabId: 4, inPrivateWindow: true };
    expect(clicks).toEqual([{ origin: 'selection', text: 'see https://a.example/', cut: false, ...where }]);
  });

  it('of more than 100 000 characters is cut, and says so', () => {
    select('x'.repeat(100_000));
    select('x'.repeat(100_001));
    expect(clicks.map(({ text, cut }) => [text.length, cut])).toEqual([
      [100_000, false],
      [100_000, true],
    ]);
  });
});

describe('the menu of the toolbar icon', () => {
  it('opens the page that is named, and checks nothing', () => {
    for (const page of ['lists', 'watchlist', 'downloads', 'history']) {
      onClicked.fire({ menuItemId: `open-${page}`, pageUrl: 'https://a.example/' }, { id: 4 });
    }
    expect(opened).toEqual([
      'chrome-extension://assay/workspace.html#lists',
      'chrome-extension://assay/workspace.html#watchlist',
      'chrome-extension://assay/workspace.html#downloads',
      'chrome-extension://assay/workspace.html#history',
    ]);
    expect(clicks).toEqual([]);
  });

  it('has the pages that are no check, and only there', async () => {
    const create = vi.fn();
    fake.browser = {
      contextMenus: { onClicked, create, removeAll: async () => undefined },
      i18n: { getMessage: (key: string) => key },
    };
    await createMenus(() => undefined);
    const made = create.mock.calls.map(([item]) => item as { contexts: string[]; title: string });
    const titles = made.filter(({ contexts }) => contexts.includes('action')).map(({ title }) => title);
    expect(titles).toEqual(['tabLists', 'tabWatchlist', 'tabDownloads', 'tabHistory', 'tabSettings']);
    // Chromium allows an extension six on its icon; a seventh is refused.
    expect(titles.length).toBeLessThanOrEqual(6);
    expect(made.every(({ contexts }) => !contexts.includes('action') || contexts.length === 1)).toBe(true);
  });
});

describe('the items', () => {
  /** As a browser keeps them: over updates, and refusing an id that is taken. */
  function keptItems(...before: string[]) {
    const kept = new Set(before);
    const runtime: { lastError?: { message: string } } = {};
    fake.browser = {
      runtime,
      i18n: { getMessage: (key: string) => key },
      contextMenus: {
        onClicked,
        removeAll: async () => kept.clear(),
        create({ id }: { id: string }, done: () => void) {
          if (kept.has(id)) runtime.lastError = { message: `Cannot create item with duplicate id ${id}` };
          kept.add(id);
          done();
          delete runtime.lastError;
        },
      },
    };
    return kept;
  }

  it.each([[[]], [['check-link']], [['check-link', 'of-an-older-version']]])(
    'are made anew, each once, whatever was there: %j',
    async (before) => {
      const kept = keptItems(...before);
      const problems: string[] = [];
      await createMenus((problem) => problems.push(problem));
      await createMenus((problem) => problems.push(problem));
      expect(problems).toEqual([]);
      expect([...kept]).toEqual(expect.arrayContaining(['check-link', 'check-selection', 'check-page']));
      expect([...kept]).not.toContain('of-an-older-version');
    },
  );

  it('that the browser refuses are told of, and the others are made', async () => {
    const kept = keptItems('check-link');
    const { contextMenus } = fake.browser as { contextMenus: object };
    Object.assign(contextMenus, { removeAll: async () => undefined });
    const problems: string[] = [];
    await createMenus((problem) => problems.push(problem));
    expect(problems).toEqual(['Cannot create item with duplicate id check-link']);
    expect(kept).toContain('open-settings');
  });
});

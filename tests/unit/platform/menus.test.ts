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

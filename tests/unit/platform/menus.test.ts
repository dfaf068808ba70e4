import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createMenus, type MenuClick, onMenuClick } from '@/utils/platform/menus';
import { createFakeEvent } from '../../support/fake-events';

const fake = vi.hoisted(() => ({ browser: {} as Record<string, unknown> }));
vi.mock('wxt/browser', () => fake);

let onClicked = createFakeEvent();
let clicks: MenuClick[] = [];

beforeEach(() => {
  onClicked = createFakeEvent();
  clicks = [];
  fake.browser = { contextMenus: { onClicked } };
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

describe('the toolbar icon', () => {
  const create = vi.fn();
  const openOptionsPage = vi.fn(async () => undefined);
  const createTab = vi.fn(async (_tab: { url: string }) => ({}));

  beforeEach(() => {
    create.mockReset();
    fake.browser = {
      contextMenus: { onClicked, create, removeAll: async () => undefined },
      i18n: { getMessage: (key: string) => key },
      runtime: { openOptionsPage, getURL: (path: string) => `chrome-extension://assay${path}` },
      tabs: { create: createTab },
    };
  });

  it('has the pages that are no check, and only there', async () => {
    await createMenus(() => undefined);
    const made = create.mock.calls.map(([item]) => item as { contexts: string[]; title: string });
    const titles = made.filter(({ contexts }) => contexts.includes('action')).map(({ title }) => title);
    expect(titles).toEqual(expect.arrayContaining(['tabDownloads', 'tabSettings']));
    // Chromium allows an extension six on its icon; a seventh is refused.
    expect(titles.length).toBeLessThanOrEqual(6);
    expect(made.every(({ contexts }) => !contexts.includes('action') || contexts.length === 1)).toBe(true);
  });

  it('opens downloads and settings, and checks nothing', () => {
    onClicked.fire({ menuItemId: 'open-downloads', pageUrl: 'https://a.example/' }, { id: 4 });
    expect(createTab).toHaveBeenCalledWith({ url: 'chrome-extension://assay/workspace.html#downloads' });
    onClicked.fire({ menuItemId: 'open-settings', pageUrl: 'https://a.example/' }, { id: 4 });
    expect(openOptionsPage).toHaveBeenCalledOnce();
    expect(clicks).toEqual([]);
  });
});

/** The browser as far as the background opens windows and puts cards into pages. */
export interface FakeWindows {
  readonly browser: Record<string, unknown>;
  /** The fragments of Assay's own windows and tabs, in order. */
  readonly fragments: string[];
  /** The addresses of tabs that were opened, in order. */
  readonly tabs: string[];
  /** The tabs that a card was put into, in order. */
  readonly injected: number[];
  /** Whether the window in front is private. */
  privateInFront: boolean;
  /** Whether a card can be shown in a page. */
  cardShows: boolean;
}

export function createFakeWindows(): FakeWindows {
  const fragments: string[] = [];
  const tabs: string[] = [];
  const injected: number[] = [];
  const windows: FakeWindows = {
    fragments,
    tabs,
    injected,
    privateInFront: false,
    cardShows: true,
    browser: {
      runtime: { getURL: (path: string) => `chrome-extension://assay${path}` },
      windows: {
        create: async ({ url }: { url: string }) => void fragments.push(url.split('#')[1] ?? ''),
        getLastFocused: async () => ({ incognito: windows.privateInFront }),
      },
      tabs: {
        create: async ({ url }: { url: string }) => {
          tabs.push(url);
          if (url.includes('workspace.html#')) fragments.push(url.split('#')[1] ?? '');
        },
      },
      scripting: {
        executeScript: async ({ target }: { target: { tabId: number } }) => {
          injected.push(target.tabId);
          return [{ frameId: 0, result: windows.cardShows }];
        },
      },
    },
  };
  return windows;
}

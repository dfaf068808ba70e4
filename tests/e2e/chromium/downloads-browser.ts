import { join } from 'node:path';
import { type BrowserContext, expect, type Page } from '@playwright/test';
import type { Browser } from 'wxt/browser';
import type { DownloadView } from '../../../utils/domain/download';
import type { FileServer } from '../support/file-server';
import type { Background } from './background';
import { allow } from './browser-question';
import { optionsPage } from './options-page';
import { send } from './rpc';

/** Not one of VirusTotal's, and not a private one: the names of this machine are never asked about. */
export const FILE_HOST = 'dateien.beispiel-archiv.example';

declare const chrome: typeof import('wxt/browser').browser;

type BrowserDownload = Browser.downloads.DownloadItem;

interface Parts {
  readonly context: BrowserContext;
  readonly server: FileServer;
  readonly folder: string;
  readonly background: Background;
  readonly url: (path: string) => string;
}

/** A browser that downloads as a person's does, with the list of downloads open in a tab. */
export function downloadsBrowser({ context, server, folder, background, url }: Parts) {
  const opened: Partial<Record<'list' | 'site' | 'asking', Page>> = {};

  async function open(path: string): Promise<Page> {
    const page = await context.newPage();
    await page.goto(url(path));
    return page;
  }

  async function list(): Promise<Page> {
    opened.list ??= await open('workspace.html');
    return opened.list;
  }

  async function rows(): Promise<readonly DownloadView[]> {
    // Not from the list: whoever looks at that gets no notification.
    opened.asking ??= await open('options.html');
    const asked = { search: '', filter: 'all', limit: 1_000 } as const;
    const reply = await send(opened.asking, 'listDownloads', asked);
    if (!reply.ok) throw new Error(`no list: ${reply.failure.tag}`);
    return reply.value.rows;
  }

  /** The page that downloads start from. */
  async function site(): Promise<Page> {
    if (opened.site) return opened.site;
    opened.site = await context.newPage();
    await opened.site.goto(`https://${FILE_HOST}/`);
    return opened.site;
  }

  return {
    context,
    server,
    folder,
    background,
    url,
    list,
    rows,
    address: (path: string, host: string = FILE_HOST) => `https://${host}${path}`,
    saved: (name: string) => join(folder, name),

    /** Switches the feature on in the settings, and lets it read files; a hand answers the browser. */
    async switchOn(mode: 'ask' | 'on' = 'on'): Promise<void> {
      const options = optionsPage(await open('options.html'));
      const select = options.page.locator('#downloads-mode');
      await options.page.bringToFront();
      // The choices in order are off, ask, on.
      await select.press(mode === 'on' ? 'End' : 'ArrowDown');
      await allow(async () => (await select.inputValue()) === mode, 'the permission is granted');
      const files = options.page.locator('[data-file-access]');
      await files.getByRole('button').first().click();
      await expect(files, 'files may be read').toHaveAttribute('data-file-access', 'on');
      await options.page.close();
    },

    site,

    /** Switches hold mode on, as its own switch in the settings does. */
    async switchHoldOn(): Promise<void> {
      const options = optionsPage(await open('options.html'));
      const hold = options.page.getByLabel('Hold downloads until checked');
      await hold.click();
      await expect(hold).toBeChecked();
      await options.page.close();
    },

    /** What the browser itself says of its downloads, newest first; asked without waking the worker. */
    async inBrowser(): Promise<readonly BrowserDownload[]> {
      opened.asking ??= await open('options.html');
      return opened.asking.evaluate(() => chrome.downloads.search({ orderBy: ['-startTime'] }));
    },

    /** Starts a download by a click on a link. */
    async download(address: string): Promise<void> {
      const page = await site();
      await page.evaluate((href) => {
        const link = document.createElement('a');
        link.href = href;
        link.textContent = 'Download';
        document.body.replaceChildren(link);
      }, address);
      await page.getByRole('link', { name: 'Download' }).click();
    },

    /** Says "check" of the row with this name in the list. */
    async check(name: string): Promise<void> {
      const row = (await list()).locator('.dl', { hasText: name });
      await row.getByRole('button', { name: 'Check', exact: true }).click();
    },

    /** Closes Assay's own pages, those that run a script. */
    async closePages(): Promise<void> {
      for (const page of context.pages()) if (/\.html/.test(page.url())) await page.close();
      delete opened.list;
      delete opened.asking;
    },

    /** Forgets the pages, which are gone once the extension was loaded anew. */
    reloaded(): void {
      delete opened.list;
      delete opened.asking;
    },

    /** The newest row of a file whose name matches, once it is in one of these stages. */
    async reaches(
      name: RegExp,
      stages: readonly DownloadView['stage'][],
      timeout = 30_000,
    ): Promise<DownloadView> {
      let found: DownloadView | undefined;
      const stage = async (): Promise<DownloadView['stage'] | 'not there'> => {
        found = (await rows()).find((row) => name.test(row.name));
        return found?.stage ?? 'not there';
      };
      const wanted = new RegExp(`^(${stages.join('|')})$`);
      const message = `${name} is ${stages.join(' or ')}`;
      await expect.poll(stage, { message, timeout, intervals: [100] }).toMatch(wanted);
      if (!found) throw new Error(`no download is called ${name}`);
      return found;
    },
  };
}

export type DownloadsBrowser = ReturnType<typeof downloadsBrowser>;

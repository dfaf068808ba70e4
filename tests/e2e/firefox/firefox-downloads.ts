import type { Page } from 'puppeteer-core';
import type { DownloadView } from '../../../utils/domain/download';
import type { MessageReply } from '../../../utils/rpc/protocol';
import { type AssayInFirefox, FILE_HOST } from './firefox';
import type { FirefoxPage } from './firefox-page';
import { until } from './until';

declare const browser: typeof import('wxt/browser').browser;

/** Downloads from a site with a public name, and what Assay makes of them. */
export async function firefoxDownloads({ browser: firefox, site, open }: AssayInFirefox) {
  const { port } = new URL(site.origin);
  const address = (path: string, host = FILE_HOST): string => `http://${host}:${port}${path}`;
  let asking: FirefoxPage | undefined;

  async function rows(): Promise<readonly DownloadView[]> {
    // Not from the list: whoever looks at that gets no notification.
    asking ??= await open('options.html');
    const reply = (await asking.page.evaluate(() =>
      browser.runtime.sendMessage({
        assay: 'listDownloads',
        input: { search: '', filter: 'all', limit: 1_000 },
      }),
    )) as MessageReply<'listDownloads'>;
    if (!reply.ok) throw new Error(`no list: ${reply.failure.tag}`);
    return reply.value.rows;
  }

  /** How often the site was asked for what is at this address. */
  const visits = (from: string): number =>
    site.asked.filter(({ path }) => path === new URL(from).pathname).length;

  async function pageWithLink(to: string): Promise<Page> {
    site.put('/', `<a href="${to}" download>Download</a>`);
    const page = await firefox.newPage();
    await page.goto(new URL('/', to).href);
    return page;
  }

  return {
    address,
    rows,

    /** Switches the feature on by a key in the settings, which grants what it asks for. */
    async switchOn(): Promise<void> {
      const { page } = await open('options.html');
      await page.bringToFront();
      await page.locator('#downloads-mode').wait();
      await page.focus('#downloads-mode');
      // The choices in order are off, ask, on.
      await page.keyboard.press('End');
      await page.waitForFunction(
        () => document.querySelector<HTMLSelectElement>('#downloads-mode')?.value === 'on',
      );
      await page.close();
    },

    /** Puts a file to be downloaded there; returns its address. */
    put(path: string, bytes: Uint8Array, headers: Readonly<Record<string, string>> = {}): string {
      const kind = { 'content-type': 'application/octet-stream', 'content-disposition': 'attachment' };
      site.put(path, { body: Buffer.from(bytes), headers: { ...kind, ...headers } });
      return address(path);
    },

    /** Starts a download by a click on a link of a page on the same host. */
    async download(from: string): Promise<void> {
      const page = await pageWithLink(from);
      const before = visits(from);
      await page.locator('a').click();
      // Closed sooner, the page would take what it asked for with it.
      await until(() => visits(from) > before, `${from} is asked for`);
      await page.close();
    },

    /** Starts so many downloads of the same file at once. */
    async downloadAtOnce(from: string, times: number): Promise<void> {
      const page = await pageWithLink(from);
      await page.evaluate((count) => {
        for (let at = 0; at < count; at += 1) document.querySelector('a')?.click();
      }, times);
      await until(() => visits(from) === times, `${from} is asked for ${times} times`);
      await page.close();
    },

    visits,

    /** The newest row of a file with this name, once nothing more happens to it. */
    async ends(name: string): Promise<DownloadView> {
      let found: DownloadView | undefined;
      await until(async () => {
        found = (await rows()).find((row) => row.name === name);
        return found !== undefined && ['checked', 'skipped', 'failed'].includes(found.stage);
      }, `${name} is checked`);
      if (!found) throw new Error(`no download is called ${name}`);
      return found;
    },

    /** What the browser says of its downloads. */
    async states(): Promise<readonly string[]> {
      asking ??= await open('options.html');
      return asking.page.evaluate(async () => (await browser.downloads.search({})).map(({ state }) => state));
    },

    /** The verdict in a window of Assay's own that shows a report; null while there is none. */
    async openedReport(): Promise<string | null> {
      asking ??= await open('options.html');
      return asking.page.evaluate(() => {
        const report = browser.extension
          .getViews()
          .find((view) => String(Reflect.get(view, 'location')).includes('/report.html#'));
        const page: Document | undefined = report && Reflect.get(report, 'document');
        return page?.querySelector('.band')?.getAttribute('data-verdict') ?? null;
      });
    },

    /** Forgets the pages, which are gone once the extension was switched off. */
    reloaded(): void {
      asking = undefined;
    },
  };
}

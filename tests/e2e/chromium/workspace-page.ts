import { expect, type Locator, type Page } from '@playwright/test';
import type { Assay } from './fixtures';

/** One of Assay's pages of long lists, as a user sees it. */
export interface WorkspacePage {
  readonly page: Page;
  /** Goes to another place of the same tab. */
  at(place: string): Promise<void>;
  /** The line of a long table with this text. */
  line(text: string | RegExp): Locator;
  button(name: string | RegExp): Locator;
  /** Reads a text in as a list, and waits until it is shown; gives its id. */
  readIn(text: string, name?: string): Promise<string>;
}

export async function openWorkspace(assay: Assay, place: string): Promise<WorkspacePage> {
  const page = await assay.context.newPage();
  await page.goto(assay.url(`workspace.html#${place}`));
  await expect(page.locator('h1')).toBeVisible();
  const button = (name: string | RegExp): Locator =>
    page.getByRole('button', { name, exact: typeof name === 'string' });
  return {
    page,
    button,
    async at(next) {
      await page.evaluate((hash) => {
        location.hash = hash;
      }, next);
      await expect(page.locator('h1')).toBeVisible();
    },
    line: (text) => page.locator('tbody tr.line').filter({ hasText: text }),
    async readIn(text, name = 'Ticket 4471') {
      await page.goto(assay.url('workspace.html#lists&new'));
      // What is long comes as a file: a field that is filled key by key takes minutes.
      if (text.length > 10_000) {
        const file = { name: 'list.txt', mimeType: 'text/plain', buffer: Buffer.from(text) };
        await page.locator('input[type=file]').setInputFiles(file);
      } else await page.getByLabel(/^Links, domains/).fill(text);
      await page.getByLabel('Name').fill(name);
      await button('Read in').click();
      await expect(page.getByRole('heading', { name })).toBeVisible({ timeout: 30_000 });
      return new URLSearchParams(new URL(page.url()).hash.slice(1)).get('list') ?? '';
    },
  };
}

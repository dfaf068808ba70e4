import type { Page } from 'puppeteer-core';

const PATIENCE = 15_000;

/** One of the extension's pages in Firefox, used and read as a person does. */
export function firefoxPage(page: Page) {
  return {
    page,
    fill: (selector: string, text: string): Promise<void> => page.locator(selector).fill(text),
    press: (name: string): Promise<void> =>
      page.locator(`::-p-aria([name="${name}"][role="button"])`).click(),
    async check(text: string): Promise<void> {
      await page.locator('header input').fill(text);
      await page.locator('header button[type=submit]').click();
    },
    /** Waits until this part of the page contains the text. */
    async says(selector: string, text: string, timeout = PATIENCE): Promise<void> {
      const isSaid = page.waitForFunction(
        (where: string, what: string) => document.querySelector(where)?.textContent?.includes(what) === true,
        { timeout },
        selector,
        text,
      );
      await isSaid.catch(async (cause: unknown) => {
        const said = await page.evaluate((where) => document.querySelector(where)?.textContent, selector);
        throw new Error(`“${text}” in vain: ${selector} says “${said}”`, { cause });
      });
    },
    /** Waits for an attribute of the check that is shown: `data-verdict`, `data-failure` or `data-phase`. */
    async shows(attribute: string, value: string, timeout = PATIENCE): Promise<void> {
      await page.waitForFunction(
        (name: string, wanted: string) => document.querySelector(`[${name}]`)?.getAttribute(name) === wanted,
        { timeout },
        attribute,
        value,
      );
    },
  };
}

export type FirefoxPage = ReturnType<typeof firefoxPage>;

import type { Page } from '@playwright/test';
import { targetSession } from './target-session';

/** The popup that hangs from the toolbar. */
export async function hungPopup(page: Page) {
  const send = await targetSession(page, (url) => /^chrome-extension:.*\/popup\.html$/.test(url));

  /** The value of an expression in the popup, which has to be a string. */
  async function evaluate(expression: string): Promise<string> {
    const { result } = await send('Runtime.evaluate', { expression });
    return String((result as { readonly value?: unknown } | undefined)?.value ?? '');
  }

  return {
    text: () => evaluate('document.body.innerText'),
    press: (name: string) =>
      evaluate(
        `[...document.querySelectorAll('button')].find((one) => one.textContent === '${name}').click()`,
      ),
  };
}

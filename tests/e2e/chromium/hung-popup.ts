import { expect, type Page } from '@playwright/test';
import { targetSession } from './target-session';

/** The popup that hangs from the toolbar. Playwright shows nobody this page, so it is asked over the debugger. */
export async function hungPopup(page: Page) {
  const send = await targetSession(page, (url) => /^chrome-extension:.*\/popup\.html$/.test(url));

  /** The value of an expression in the popup, which has to be a string. */
  async function evaluate(expression: string): Promise<string> {
    const { result } = await send('Runtime.evaluate', { expression });
    const value = typeof result === 'object' && result !== null && 'value' in result ? result.value : null;
    return typeof value === 'string' ? value : '';
  }

  return {
    text: () => evaluate('document.body.innerText'),

    /** Presses the first button with this name as soon as there is one. */
    async press(name: string): Promise<void> {
      const find = `[...document.querySelectorAll('button')].find((one) => one.textContent === '${name}')`;
      const press = `(() => { const it = ${find}; it?.click(); return it ? 'pressed' : 'not there'; })()`;
      await expect.poll(() => evaluate(press), `there is a button ${name}`).toBe('pressed');
    },
  };
}

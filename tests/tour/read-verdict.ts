import type { Page } from '@playwright/test';
import type { Reading } from './world-says';

/** A free key may have to wait a minute for a slot; nothing may take longer. */
const AT_MOST = 90_000;

/** Waits for the end of the check that `page` shows and reads it off. */
export async function readVerdict(page: Page): Promise<Reading> {
  const shown = page.locator('[data-verdict], [data-failure]').first();
  await shown.waitFor({ timeout: AT_MOST });
  const failures = page.locator('[data-failure]');
  if ((await failures.count()) > 0) {
    const failure = await failures.first().getAttribute('data-failure');
    return { verdict: failure === 'private' ? 'not-sent' : `failed: ${failure}`, engines: null };
  }
  const verdict = (await shown.getAttribute('data-verdict')) ?? '';
  if (verdict === 'unknown') return { verdict, engines: null };
  // The number stands beside the word in larger type: "14", then "of 92 engines".
  // biome-ignore lint/performance/useDomNodeTextContent: what is drawn is what a person reads off.
  const text = (await shown.innerText()).replace(/\s+/g, ' ');
  const [, found, all] = /(\d+) of (\d+) engines?/.exec(text) ?? [];
  return { verdict, engines: `${found} of ${all}` };
}

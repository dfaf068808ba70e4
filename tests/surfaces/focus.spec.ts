import { expect, test } from '@playwright/test';
import { openSurface, useChromium } from './open-surface';
import { settledOn } from './settled';

useChromium();

interface Opening {
  readonly what: string;
  readonly query: string;
  /** What is pressed, and gets the focus back. */
  readonly opener: string;
  /** In the menu that `opener` opens: what opens the question. */
  readonly item?: string;
}

const LIST = 'surface=workspace&page=list%3Dl1';

/** Everything that opens over a page and is closed with Esc. */
const OPENINGS: readonly Opening[] = [
  { what: 'the popup’s menu', query: 'surface=popup&state=empty', opener: '.menu summary' },
  {
    what: 'the question before a submission',
    query: 'surface=popup&state=unknown',
    opener: '.next .btn:not(.primary)',
  },
  {
    what: 'the question before a re-scan in the report',
    query: 'surface=report&state=old',
    opener: '.rep-actions > button',
  },
  {
    what: 'the question before a file is deleted',
    query: 'surface=downloads&downloads=on',
    opener: '.dl-acts > button',
  },
  {
    what: 'the question before an upload',
    query: 'surface=downloads&downloads=on&uploads=on',
    opener: '.dl >> nth=-1 >> .dl-acts > button',
  },
  { what: 'the export of a list', query: LIST, opener: '.page-head .drop summary' },
  { what: 'lines of a list that could not be read', query: LIST, opener: '.list-read button' },
  { what: 'the new name of a list', query: LIST, opener: 'summary.icon', item: 'button >> nth=1' },
  { what: 'more for a list', query: LIST, opener: 'summary.icon', item: 'button >> nth=0' },
  {
    what: 'the question before the watchlist is emptied',
    query: 'surface=workspace&page=watchlist',
    opener: '.tools .drop summary',
    item: 'button >> nth=-1',
  },
  {
    what: 'who said what',
    query: 'surface=workspace&page=history',
    opener: 'tbody .line td:nth-child(5) button',
  },
  {
    what: 'the question before the log is cleared',
    query: 'surface=workspace&page=log',
    opener: '.page-head button:last-of-type',
  },
  {
    what: 'the question before the key is forgotten',
    query: 'surface=options',
    opener: '.key-saved button:last-of-type',
  },
];

for (const { what, query, opener, item } of OPENINGS) {
  test(`Esc closes ${what} and gives the focus back`, async ({ page }) => {
    const settled = settledOn(page);
    await openSurface(page, settled, { query, width: 1280, height: 900 });
    const pressed = page.locator(opener).first();
    await pressed.focus();
    await page.keyboard.press('Enter');
    if (item) {
      await page.locator('.drop[open] .drop-in').locator(item).focus();
      await page.keyboard.press('Enter');
    }
    await settled();
    const open = page.locator('dialog[open], [role=alertdialog], details:is(.menu, .drop)[open]');
    await expect(open).toHaveCount(1);
    await page.keyboard.press('Escape');
    await expect(open).toHaveCount(0);
    await expect(pressed).toBeFocused();
  });
}

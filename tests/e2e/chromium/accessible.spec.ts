import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { DEMO_KEY } from '../../simulator/keys';
import {
  CLEAN_URL,
  HOSTILE_URL,
  MALICIOUS_DOMAIN,
  MALICIOUS_FILE,
  MALICIOUS_URL,
  NO_ANSWER_URL,
  OLD_URL,
  SUSPICIOUS_URL,
  UNKNOWN_URL,
} from '../../simulator/world/named';
import { blankPng, codesPng } from '../support/code-pictures';
import { expect, test } from './fixtures';
import { openWorkspace } from './workspace-page';

/** Every rule of axe, the advisory ones too. */
async function expectAccessible(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
  );
  expect(found, what).toEqual([]);
}

const VERDICTS = [
  MALICIOUS_URL,
  SUSPICIOUS_URL,
  CLEAN_URL,
  OLD_URL,
  NO_ANSWER_URL,
  HOSTILE_URL,
  UNKNOWN_URL,
  MALICIOUS_FILE.sha256,
];

for (const theme of ['light', 'dark'] as const) {
  test.describe(theme, () => {
    test.use({ theme });

    test(`every verdict in the popup, ${theme}`, async ({ assay, simulator }) => {
      simulator.control.setLimits(DEMO_KEY, { minute: 40 });
      const options = await assay.openOptions();
      await options.button('Test').click();
      await expect(options.keySection).toContainText('40 per minute');
      const popup = await assay.openPopup();
      await expectAccessible(popup.page, 'empty');
      for (const text of VERDICTS) {
        await popup.check(text);
        await expect(popup.page.locator('[data-verdict]')).toBeVisible();
        await expectAccessible(popup.page, text);
      }
    });

    test(`QR codes in the popup, ${theme}`, async ({ assay }) => {
      const { page, chooseFile } = await assay.openPopup();
      const give = (buffer: Buffer) => chooseFile({ name: 'a.png', mimeType: 'image/png', buffer });
      await give(codesPng(`${CLEAN_URL}#a`, 'WIFI:S:Cafe;P:x;;', 'http://nas.local/', 'Only words'));
      await expect(page.locator('.code [data-failure], .code .btn')).toHaveCount(2);
      await expectAccessible(page, 'codes');
      await page.reload();
      await give(blankPng());
      await expect(page.locator('[data-ending]')).toBeVisible();
      await expectAccessible(page, 'no codes');
    });

    test(`the other states of the popup, ${theme}`, async ({ assay, simulator }) => {
      const popup = await assay.openPopup();
      await popup.check(`${CLEAN_URL}?token=q9Zk81bXq0vJtR7wLm3Xf5`);
      await popup.isIn('asking');
      await expectAccessible(popup.page, 'asking');
      await popup.button('Don’t send').click();
      await popup.fails('cancelled');
      await expectAccessible(popup.page, 'cancelled');
      await popup.check('http://intranet.local/');
      await popup.fails('private');
      await expectAccessible(popup.page, 'private');
      await popup.field.fill(`${CLEAN_URL} ${MALICIOUS_URL}`);
      await expect(popup.button(/paketdienst-zoll/)).toBeVisible();
      await expectAccessible(popup.page, 'several');

      await popup.check(MALICIOUS_URL);
      await popup.shows('malicious');
      for (const tab of ['Comments', 'Votes', 'Details']) {
        await popup.tab(tab).click();
        await expect(popup.page.getByRole('tabpanel')).not.toBeEmpty();
        await expectAccessible(popup.page, tab);
      }
      await popup.button('Re-scan').click();
      await expect(popup.dialog).toBeVisible();
      await expectAccessible(popup.page, 'consent');
      await popup.page.keyboard.press('Escape');
      await expect(popup.dialog).toHaveCount(0);

      simulator.control.setUsed(DEMO_KEY, { daily: 500 });
      await popup.check(SUSPICIOUS_URL);
      await popup.isIn('waiting', 30_000);
      await expectAccessible(popup.page, 'waiting');
    });

    test(`the settings, ${theme}`, async ({ assay }) => {
      const options = await assay.openOptions();
      await expect(options.button('Test')).toBeVisible();
      await expectAccessible(options.page, 'with a key');
      await options.button('Forget').click();
      await expectAccessible(options.page, 'the question');
      await options.button('Forget key').click();
      await options.enterKey('no key');
      await expect(options.keySection.locator('[data-failure]')).toBeVisible();
      await expectAccessible(options.page, 'without a key');
      const popup = await assay.openPopup();
      await expect(popup.button('Use without a key')).toBeVisible();
      await expectAccessible(popup.page, 'first run');
    });

    test(`the pages of long lists, ${theme}`, async ({ assay }) => {
      const { page, at, readIn, button } = await openWorkspace(assay, 'lists');
      await expectAccessible(page, 'no lists');
      await at('lists&new');
      await expectAccessible(page, 'a new list');
      await readIn(`${CLEAN_URL}\nintranet.local\n${CLEAN_URL}?token=q9Zk81bXq0vJtR7wLm3Xf5\nnothing`);
      await expect(page.locator('tbody tr.line')).toHaveCount(3);
      await expectAccessible(page, 'a list before it starts');
      await button('1 line not understood').click();
      await expectAccessible(page, 'lines that were not understood');
      await page.keyboard.press('Escape');
      await button(/^Start/).click();
      await expect(page.getByText(/^Done: /)).toBeVisible({ timeout: 30_000 });
      await expectAccessible(page, 'a list that is done');
      await page.getByText('Export', { exact: true }).click();
      await expectAccessible(page, 'its export');
      await at('lists');
      await expect(page.locator('.list-item')).toBeVisible();
      await expectAccessible(page, 'lists');

      await at('watchlist');
      await expectAccessible(page, 'no entries');
      await at('watchlist&add');
      await page
        .getByLabel(/^Links, domains/)
        .fill(`${MALICIOUS_DOMAIN}\n${CLEAN_URL}?token=q9Zk81bXq0vJtR7wLm3Xf5`);
      await page.getByRole('button', { name: 'Add to watchlist' }).click();
      await expect(page.locator('.added')).toBeVisible();
      await expectAccessible(page, 'what came of adding');
      await at('watchlist');
      await expect(page.locator('tbody tr.line[data-verdict=malicious]')).toBeVisible({ timeout: 30_000 });
      for (const place of ['watchlist', 'watchlist&show=changes', 'watchlist&show=runs', 'history', 'log']) {
        await at(place);
        if (place !== 'history') await expect(page.locator('tbody tr.line').first()).toBeVisible();
        await expectAccessible(page, place);
      }
    });

    test(`the colors are those of the ${theme} theme`, async ({ assay }) => {
      const [page] = theme === 'light' ? ['rgb(255, 255, 255)'] : ['rgb(22, 27, 30)'];
      const popup = await assay.openPopup();
      await expect(popup.page.locator('.popup')).toBeVisible();
      const painted = await popup.page.evaluate(() => {
        const of = (element: Element | null) => (element ? getComputedStyle(element).backgroundColor : '');
        return [of(document.querySelector('.popup')), of(document.body), of(document.documentElement)];
      });
      expect(painted).toContain(page);
    });
  });
}

test('the keyboard alone is enough', async ({ assay }) => {
  const popup = await assay.openPopup();
  const { keyboard } = popup.page;
  await expect(popup.field).toBeFocused();
  await keyboard.type(MALICIOUS_URL);
  await keyboard.press('Enter');
  await popup.shows('malicious');
  const engines = popup.tab('Engines');
  await engines.focus();
  await keyboard.press('ArrowRight');
  await expect(popup.tab('Comments')).toBeFocused();
  await expect(popup.tab('Comments')).toHaveAttribute('aria-selected', 'true');
  await keyboard.press('/');
  await expect(popup.field).toBeFocused();
  await popup.tab('Comments').focus();
  await keyboard.press('Escape');
  await expect(popup.band).toHaveCount(0);
  await expect(popup.field).toBeFocused();
});

test('the state is told once to a screen reader', async ({ assay }) => {
  const popup = await assay.openPopup();
  await popup.check(MALICIOUS_URL);
  await popup.shows('malicious');
  await expect(popup.band.getByRole('status')).toContainText('14 of 92 engines flag it as malicious.');
});

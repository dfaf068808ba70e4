import { MALICIOUS_DOMAIN } from '../../simulator/world/named';
import { asked } from '../support/requests';
import { expect, test } from './fixtures';
import { openWorkspace } from './workspace-page';

test('entries are added, looked at, changed and removed with a way back', async ({ assay, simulator }) => {
  const watchlist = await openWorkspace(assay, 'watchlist');
  const { page } = watchlist;
  await expect(page.getByText('Nothing is watched yet.')).toBeVisible();
  await watchlist.at('watchlist&add');
  await page.getByLabel(/^Links, domains/).fill(`${MALICIOUS_DOMAIN}\nintranet.local\nnothing\n`);
  await page.getByRole('button', { name: 'Add to watchlist' }).click();
  await expect(page.getByText('1 entry added.')).toBeVisible();
  await expect(page.getByText('1 is an internal address and is not watched:')).toBeVisible();

  await watchlist.at('watchlist');
  const line = watchlist.line(MALICIOUS_DOMAIN);
  await expect(line).toHaveAttribute('data-verdict', 'malicious', { timeout: 30_000 });
  await expect(line).toContainText('Newly flagged');
  expect(asked(simulator)).toEqual([`GET /domains/${MALICIOUS_DOMAIN}`]);

  await line.getByLabel('Period').selectOption('week');
  await expect(line.getByLabel('Period')).toHaveValue('week');
  await line.locator('summary').click();
  await line.getByRole('button', { name: 'Pause' }).click();
  await expect(line).toHaveAttribute('data-paused', 'true');

  await watchlist.at('watchlist&show=changes');
  await expect(watchlist.line(MALICIOUS_DOMAIN)).toHaveCount(1);
  await watchlist.at('watchlist&show=runs');
  await page.locator('tbody a').first().click();
  await expect(watchlist.line(MALICIOUS_DOMAIN)).toContainText('Flagged');
  const download = page.waitForEvent('download');
  await watchlist.button(/^Save as ZIP/).click();
  expect((await download).suggestedFilename()).toMatch(/^assay-watchlist-.*\.zip$/);

  await watchlist.at('watchlist');
  await line.locator('summary').click();
  await line.getByRole('button', { name: 'Remove from watchlist' }).click();
  await expect(page.getByText('1 entry removed.')).toBeVisible();
  await expect(page.getByText('Nothing is watched yet.')).toBeVisible();
  await watchlist.button('Undo').click();
  await expect(line).toHaveCount(1);
});

test('history and log tell what was checked and what was sent', async ({ assay }) => {
  const popup = await assay.openPopup();
  await popup.check(MALICIOUS_DOMAIN);
  await popup.shows('malicious');
  const history = await openWorkspace(assay, 'history');
  await expect(history.line(MALICIOUS_DOMAIN)).toHaveAttribute('data-verdict', 'malicious');
  await history.line(MALICIOUS_DOMAIN).getByRole('button', { name: 'Remove from history' }).click();
  await expect(history.page.getByText('Nothing has been checked yet.')).toBeVisible();
  await history.button('Undo').click();
  await expect(history.line(MALICIOUS_DOMAIN)).toHaveCount(1);

  const log = await openWorkspace(assay, 'log');
  await expect(log.line(`sent: look up domain`).first()).toContainText(MALICIOUS_DOMAIN);
  const before = await log.page.locator('tbody tr.line').count();
  await popup.check('neu.example');
  await popup.shows('unknown');
  await expect.poll(() => log.page.locator('tbody tr.line').count()).toBeGreaterThan(before);
});

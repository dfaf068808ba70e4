import { DEMO_KEY } from '../../simulator/keys';
import { HOSTILE_URL, MALICIOUS_URL, TALKED_ABOUT_URL } from '../../simulator/world/named';
import { asked } from '../support/requests';
import { published } from './community-page';
import { expect, test } from './fixtures';

test('a vote and a comment wait five seconds for a change of mind, then leave once', async ({
  assay,
  simulator,
}) => {
  const popup = await assay.openPopup();
  await popup.check(MALICIOUS_URL);
  await popup.tab('Votes').click();
  await popup.button('Vote malicious publicly').click();
  await popup.button('Undo').click();
  await expect(popup.button('Vote malicious publicly')).toBeEnabled();
  expect(asked(simulator), 'undone: nothing left').toHaveLength(1);
  await popup.button('Vote malicious publicly').click();

  await popup.tab('Comments').click();
  await popup.page.getByLabel('Your comment').fill('Asks for card data. Do not open.');
  await popup.button('Post publicly').click();
  await expect(popup.page.locator('.comment')).toContainText('Asks for card data. Do not open.');
  await popup.tab('Votes').click();
  await expect(popup.page.getByText('You voted malicious.')).toBeVisible();
  expect(published(simulator).toSorted()).toEqual(['POST /urls/…/comments', 'POST /urls/…/votes']);
});

test('a comment that holds the key is refused before anything leaves', async ({ assay, simulator }) => {
  const popup = await assay.openPopup();
  await popup.check(MALICIOUS_URL);
  await popup.tab('Comments').click();
  await popup.page.getByLabel('Your comment').fill(`Found with ${DEMO_KEY}`);
  await popup.button('Post publicly').click();
  await popup.fails('bad-input');
  expect(asked(simulator)).toHaveLength(1);
});

test('comments come a page at a time, each for one request', async ({ assay, simulator }) => {
  simulator.control.setLimits(DEMO_KEY, { minute: 40 });
  const popup = await assay.openPopup();
  await popup.check(TALKED_ABOUT_URL);
  await popup.tab('Comments').click();
  expect(asked(simulator)).toHaveLength(1);
  await popup.button(/^Load comments/).click();
  await expect(popup.page.locator('.comment').first()).toBeVisible();
  const one = await popup.page.locator('.comment').count();
  await popup.button(/^(Load|Show)? ?more/i).click();
  await expect.poll(() => popup.page.locator('.comment').count()).toBeGreaterThan(one);
  expect(asked(simulator)).toHaveLength(3);
});

test('hostile text is text: no element, no link, no request comes of it', async ({ assay, simulator }) => {
  const popup = await assay.openPopup();
  await popup.check(HOSTILE_URL);
  await expect(popup.page.locator('[data-verdict]')).toBeVisible();
  for (const tab of ['Comments', 'Votes', 'Details', 'Engines']) await popup.tab(tab).click();
  await popup.tab('Comments').click();
  await popup.button(/^Load comments/).click();
  await expect(popup.page.locator('.comment').first()).toBeVisible();
  const strange = popup.page.locator(
    '#root :is(script, iframe, img, object, embed, style, base, meta, form[action])',
  );
  await expect(strange).toHaveCount(0);
  const hrefs = await popup.page
    .locator('a[href]')
    .evaluateAll((links) => links.map((a) => a.getAttribute('href')));
  for (const href of hrefs)
    expect(href).toMatch(
      /^\/(options\.html|workspace\.html#(lists|watchlist|downloads|history|log)|report\.html#check=[\da-f-]+)$|^https:\/\/www\.virustotal\.com\//,
    );
  expect(await popup.page.title()).toBe('Assay');
  expect(simulator.control.log().every(({ path }) => path.startsWith('/api/v3/'))).toBe(true);
});

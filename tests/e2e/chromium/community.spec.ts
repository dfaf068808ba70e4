import { DEMO_KEY } from '../../simulator/keys';
import { HOSTILE_URL, MALICIOUS_URL, TALKED_ABOUT_URL } from '../../simulator/world/named';
import { asked } from '../support/requests';
import { expect, test } from './fixtures';

test('a vote is asked about, cast once, and a second one is refused by VirusTotal', async ({
  assay,
  simulator,
}) => {
  const popup = await assay.openPopup();
  await popup.check(MALICIOUS_URL);
  await popup.tab('Votes').click();
  await popup.button('Vote malicious').click();
  await expect(popup.dialog.getByRole('button', { name: 'Don’t vote' })).toBeFocused();
  await popup.dialog.getByRole('button', { name: 'Vote malicious publicly' }).click();
  await expect(popup.page.getByText('You voted malicious.')).toBeVisible();
  expect(asked(simulator)).toHaveLength(2);
  expect(asked(simulator)[1]).toMatch(/^POST \/urls\/[0-9a-f]{64}\/votes$/);

  await popup.button('Vote malicious').click();
  await popup.dialog.getByRole('button', { name: 'Vote malicious publicly' }).click();
  await popup.fails('already-exists');
  await expect(popup.page.getByText('You have already voted this way.')).toBeVisible();
});

test('a comment waits five seconds for a change of mind, then is posted once', async ({
  assay,
  simulator,
}) => {
  const popup = await assay.openPopup();
  await popup.check(MALICIOUS_URL);
  await popup.tab('Comments').click();
  const field = popup.page.getByLabel('Your comment');
  await field.fill('Asks for card data. Do not open.');
  await popup.button('Post publicly').click();
  await popup.button('Undo').click();
  await expect(field).toHaveValue('Asks for card data. Do not open.');
  expect(asked(simulator), 'undone: nothing left').toHaveLength(1);

  await popup.button('Post publicly').click();
  await expect(popup.page.locator('.comment')).toContainText('Asks for card data. Do not open.');
  const posts = simulator.control.log().filter(({ method }) => method === 'POST');
  expect(posts.map(({ path, status }) => [path.replace(/[0-9a-f]{64}/, '…'), status])).toEqual([
    ['/api/v3/urls/…/comments', 200],
  ]);
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
    expect(href).toMatch(/^\/(options\.html|workspace\.html#downloads)$|^https:\/\/www\.virustotal\.com\//);
  expect(await popup.page.title()).toBe('Assay');
  expect(simulator.control.log().every(({ path }) => path.startsWith('/api/v3/'))).toBe(true);
});

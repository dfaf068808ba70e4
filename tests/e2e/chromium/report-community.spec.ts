import { AxeBuilder } from '@axe-core/playwright';
import { urlId } from '../../simulator/canonical/url-id';
import { DEMO_KEY, OTHER_KEY } from '../../simulator/keys';
import type { Simulator } from '../../simulator/simulator';
import { MALICIOUS_FILE, MALICIOUS_URL, TALKED_ABOUT_URL } from '../../simulator/world/named';
import { PAYLOADS, STRANGE } from '../../support/payloads';
import { asked } from '../support/requests';
import { openCommunity, published } from './community-page';
import { type Assay, expect, test } from './fixtures';

const idOf = (url: string): string => urlId(url) ?? '';
const REPORT = `url=${idOf(MALICIOUS_URL)}`;
const WORDS = 'Asks for card data. #phishing';

test.beforeEach(({ simulator }) => {
  for (const key of [DEMO_KEY, OTHER_KEY]) simulator.control.setLimits(key, { minute: 60 });
});

/** Somebody else says something. */
async function somebodySays(simulator: Simulator, path: string, data: object): Promise<void> {
  const reply = await fetch(`http://127.0.0.1:${simulator.httpPort}/api/v3/${path}`, {
    method: 'POST',
    headers: { 'x-apikey': OTHER_KEY, 'content-type': 'application/json' },
    body: JSON.stringify({ data }),
  });
  if (!reply.ok) throw new Error(`${reply.status} for ${JSON.stringify(data).slice(0, 80)}`);
}

/** VirusTotal then knows of things that this browser does not. */
function forgetOutbox(assay: Assay): Promise<void> {
  return assay.background.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const open = indexedDB.open('assay');
        open.onerror = () => reject(open.error);
        open.onsuccess = () => {
          const transaction = open.result.transaction('outbox', 'readwrite');
          transaction.objectStore('outbox').clear();
          transaction.oncomplete = () => {
            open.result.close();
            resolve();
          };
        };
      }),
  );
}

const comment = (simulator: Simulator, url: string, text: string): Promise<void> =>
  somebodySays(simulator, `urls/${idOf(url)}/comments`, { type: 'comment', attributes: { text } });

test('a comment is refused with the key in it, can be undone, leaves once even though the page is closed, and can be deleted', async ({
  assay,
  simulator,
}) => {
  const first = await openCommunity(assay, REPORT);
  await first.post(`Found with ${DEMO_KEY}`);
  await expect(first.comments.locator('[data-failure="bad-input"]')).toBeVisible();
  await expect(first.field).toHaveValue(`Found with ${DEMO_KEY}`);
  await first.field.fill(WORDS);
  await expect(first.comments).toContainText('Tags: #phishing');
  await first.button(first.comments, 'Post publicly').click();
  await first.button(first.deed('comment'), 'Undo').click();
  await expect(first.field).toHaveValue(WORDS);
  await expect(first.deed('comment')).toHaveCount(0);

  await first.button(first.comments, 'Post publicly').click();
  await first.isIn('comment', 'held');
  expect(published(simulator)).toEqual([]);
  await first.page.close();
  await expect.poll(() => published(simulator), { timeout: 20_000 }).toEqual(['POST /urls/…/comments']);

  const second = await openCommunity(assay, REPORT);
  const ours = second.item('Asks for card data.');
  await expect(ours).toContainText('Yours');
  await expect(second.deed('comment')).toContainText('Your comment is on VirusTotal.');
  await second.button(ours, 'Delete').click();
  await expect(ours).toHaveCount(0, { timeout: 20_000 });
  expect(published(simulator)).toEqual(['POST /urls/…/comments', 'DELETE /comments/u-…']);
  await second.load('Comments');
  await expect(
    second.comments.locator('.com-item').or(second.comments.getByText('Nobody has written')),
  ).not.toHaveCount(0);
  await expect(ours).toHaveCount(0);
  await second.page.close();
});

test('votes on the object and on comments are cast once, and one that was there before is no failure', async ({
  assay,
  simulator,
}) => {
  await comment(simulator, MALICIOUS_URL, 'Buy my shoes');
  await comment(simulator, MALICIOUS_URL, 'Well found indeed');
  simulator.control.clearLog();
  const report = await openCommunity(assay, REPORT);
  await report.load('Comments');
  const [shoes, kit] = [report.item('Buy my shoes'), report.item('Well found')];
  await report.button(report.votes, 'Vote malicious publicly').click();
  await report.button(kit, 'Agree 0').click();
  await report.button(shoes, 'Report abuse').click();
  await expect(shoes).toContainText('Your report to VirusTotal leaves in');
  expect(published(simulator)).toEqual([]);
  await report.isIn('vote', 'done');
  await expect(report.deed('vote')).toHaveText('You voted malicious.');
  await expect(report.button(report.votes, 'Vote malicious publicly')).toBeDisabled();
  await expect(report.button(kit, 'Agree 1')).toBeVisible();
  await expect(shoes).toContainText('Your report is with VirusTotal.');
  await expect(shoes).toContainText('Reported as abuse: 1');
  await report.load('Votes');
  await expect(report.votes.locator('.com-votes')).toContainText('Weight −1');
  expect(published(simulator).toSorted()).toEqual([
    'POST /comments/u-…/vote',
    'POST /comments/u-…/vote',
    'POST /urls/…/votes',
  ]);

  await forgetOutbox(assay);
  await report.page.reload();
  await report.button(report.votes, 'Vote malicious publicly').click();
  await report.isIn('vote', 'done');
  await expect(report.deed('vote')).toHaveText('You have already voted this way.');
  await report.page.close();
});

test('a worker killed between a comment, a vote and their replies: one of each at VirusTotal', async ({
  assay,
  simulator,
}) => {
  const report = await openCommunity(assay, REPORT);
  const effect = { kind: 'hold' } as const;
  const holds = ['/comments$', '/votes$'].map((path) =>
    simulator.control.addFault({ method: 'POST', path, times: 1, effect }),
  );
  await report.post(WORDS);
  await report.button(report.votes, 'Vote malicious publicly').click();
  await expect.poll(() => published(simulator).length, { timeout: 20_000 }).toBe(2);
  await assay.background.kill();
  for (const id of holds) simulator.control.release(id);
  await expect(report.deed('comment')).toHaveText('Your comment is on VirusTotal.', { timeout: 30_000 });
  await expect(report.deed('vote')).toHaveText('You voted malicious.', { timeout: 30_000 });
  expect(published(simulator).toSorted()).toEqual(['POST /urls/…/comments', 'POST /urls/…/votes']);
  const reread = asked(simulator).filter((one) => /^GET .*\/(comments|votes)/.test(one));
  expect(reread, 'VirusTotal was read to see whether they are there').toHaveLength(2);
  await report.page.close();
});

test('what was lost on its way is sent again only by one’s own word', async ({ assay, simulator }) => {
  // Five requests, one more than a minute has.
  test.slow();
  const report = await openCommunity(assay, REPORT);
  simulator.control.addFault({
    method: 'POST',
    path: '/comments$',
    times: 1,
    effect: { kind: 'status', status: 503 },
  });
  await report.post(WORDS);
  await report.isIn('comment', 'uncertain');
  await expect(report.deed('comment')).toContainText('VirusTotal does not show it.');
  await report.button(report.deed('comment'), 'Send again publicly (2 requests)').click();
  await report.isIn('comment', 'done', 100_000);
  const taken = simulator.control.log().filter(({ method, status }) => method === 'POST' && status === 200);
  expect(taken).toHaveLength(1);
  await report.page.close();
});

test('hostile text is text in every field of the community', async ({ assay, simulator }) => {
  const texts = [...Object.values(PAYLOADS), `${'Mega '.repeat(200_000)}byte`];
  for (const text of texts) await comment(simulator, MALICIOUS_URL, `x ${text}`);
  simulator.control.clearLog();
  const report = await openCommunity(assay, REPORT);
  await report.load('Comments');
  const items = report.comments.locator('.com-item');
  const more = report.comments.getByRole('button', { name: /^Load more/ });
  const all = items.nth(texts.length - 1);
  // A page's comments are drawn in several steps: a count alone does not tell whether there are more to load.
  for (let page = 1; page < 5; page += 1) {
    await expect(all.or(more).first()).toBeAttached();
    if ((await all.count()) > 0) break;
    const before = await items.count();
    await more.click();
    await expect.poll(() => items.count()).toBeGreaterThan(before);
  }
  await expect(more).toHaveCount(0);
  const cut = report.comments.getByRole('button', { name: 'Show all', exact: true });
  for (let left = await cut.count(); left > 0; left -= 1) {
    await cut.first().click();
    await expect(cut).toHaveCount(left - 1);
  }
  await expect(report.comments.locator(STRANGE)).toHaveCount(0);
  await expect(items.locator('a')).toHaveCount(0);
  const shown = (await report.comments.textContent()) ?? '';
  expect(shown).not.toMatch(/(?![\n\t])\p{Cc}|\p{Cf}|\p{Zl}|\p{Zp}/u);
  expect(shown).toContain('⟨U+202E⟩');
  expect(shown).toContain('xn--pypal-4ve.example');
  expect(await report.page.evaluate(() => 'pwned' in globalThis)).toBe(false);
  expect(simulator.control.log().every(({ path }) => path.startsWith('/api/v3/'))).toBe(true);
  const width = await report.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(width, 'nothing is wider than the window').toBeLessThanOrEqual(0);
  await report.page.close();
});

test('by keyboard alone, and accessible in every state', async ({ assay, simulator }) => {
  const report = await openCommunity(assay, `file=${MALICIOUS_FILE.sha256}`);
  const accessible = async (what: string): Promise<void> => {
    const { violations } = await new AxeBuilder({ page: report.page })
      .include('#section-comments')
      .include('#section-votes')
      .analyze();
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`),
      what,
    ).toEqual([]);
  };
  await accessible('before');
  const { keyboard } = report.page;
  await report.field.focus();
  await keyboard.type('Same kit as last week');
  await keyboard.press('Tab');
  await keyboard.press('Enter');
  await expect(report.button(report.deed('comment'), 'Undo')).toBeFocused();
  await accessible('held');
  await keyboard.press('Enter');
  await expect(report.field).toHaveValue('Same kit as last week');
  await report.page.getByRole('button', { name: 'Comments: load (1 request)' }).focus();
  await keyboard.press('Enter');
  await expect(report.comments.locator('.com-item').first()).toBeVisible();
  await report.button(report.votes, 'Vote harmless publicly').focus();
  await keyboard.press('Enter');
  await expect(report.button(report.deed('vote'), 'Undo')).toBeFocused();
  await report.isIn('vote', 'done');
  await accessible('after');
  expect(published(simulator)).toEqual(['POST /files/…/votes']);
  await report.page.close();
});

test('comments come a page at a time, each for one request, and a look at what is kept for none', async ({
  assay,
  simulator,
}) => {
  const fragment = `url=${idOf(TALKED_ABOUT_URL)}`;
  const report = await openCommunity(assay, fragment);
  await report.load('Comments');
  const items = report.comments.locator('.com-item');
  await expect(items.first()).toBeVisible();
  const last = await items.last().textContent();
  await report.comments.getByRole('button', { name: /^Load more/ }).click();
  await expect.poll(() => asked(simulator).length).toBe(3);
  // Rows far away are not drawn: the end of the list is another one now.
  await expect
    .poll(async () => {
      await items.last().scrollIntoViewIfNeeded();
      return items.last().textContent();
    })
    .not.toBe(last);
  expect(asked(simulator)).toHaveLength(3);
  await report.page.reload();
  await expect(items.first()).toBeVisible();
  await expect(report.comments.getByRole('button', { name: /^Comments: load/ })).toHaveCount(0);
  expect(asked(simulator)).toHaveLength(3);
  await report.page.close();
});

import type { Page } from '@playwright/test';
import { pngBomb } from '../../qr/png';
import { CLEAN_URL, MALICIOUS_URL, SUSPICIOUS_URL } from '../../simulator/world/named';
import { blankPng, codesPng } from '../support/code-pictures';
import { asked } from '../support/requests';
import { type Site, startSite } from '../support/site';
import { type Assay, expect, test } from './fixtures';
import { hungPopup } from './hung-popup';
import { type PopupPage, popupPage } from './popup-page';
import { rightClick } from './right-click';

declare const chrome: typeof import('wxt/browser').browser;

test.use({ headed: true });

/** Our item is the last but one of the menu; inside a link both of ours are in a menu of their own. */
const OURS = ['Up', 'Up', 'Return'];
const FIRST_OF_OURS = ['Up', 'Up', 'Right', 'Return'];
const SECOND_OF_OURS = ['Up', 'Up', 'Right', 'Down', 'Return'];

const WIFI = 'WIFI:T:WPA;S:Cafe Central;P:correct horse;;';
const png = (body: Buffer) => ({ body, headers: { 'content-type': 'image/png', 'set-cookie': 'who=me' } });
const dataUrl = (body: Buffer): string => `data:image/png;base64,${body.toString('base64')}`;

async function open(assay: Assay, address: string): Promise<Page> {
  const page = await assay.context.newPage();
  await page.goto(address);
  await page.locator('img').last().waitFor();
  return page;
}

/** Right-clicks a picture and waits for the window in which Assay reads it. */
async function readByMenu(assay: Assay, page: Page, name: string, keys = OURS): Promise<PopupPage> {
  const opened = assay.context.waitForEvent('page');
  await rightClick(page.getByRole('img', { name, exact: true }), keys);
  return popupPage(await opened);
}

const codes = ({ page }: PopupPage) => page.locator('.code');
const imageRequests = (site: Site): string[] =>
  site.asked.map(({ path }) => path).filter((path) => path.endsWith('.png'));

test('a picture on a page: its text first, then the check; no server is asked for it again', async ({
  assay,
  simulator,
  site,
}) => {
  const elsewhere = await startSite();
  elsewhere.put('/far.png', png(codesPng(MALICIOUS_URL)));
  site.put('/near.png', png(codesPng(CLEAN_URL, WIFI)));
  const inside = dataUrl(codesPng(SUSPICIOUS_URL));
  const page = await open(
    assay,
    site.put(
      '/poster',
      `<p style="height:300px"><img alt="far" src="${elsewhere.origin}/far.png"></p>
       <p><a href="${CLEAN_URL}"><img alt="near" src="/near.png"></a> <img alt="inside" src="${inside}"></p>
       <script>document.cookie = 'who=me';</script>`,
    ),
  );
  const loaded = [imageRequests(elsewhere), imageRequests(site)];
  expect(loaded).toEqual([['/far.png'], ['/near.png']]);

  // From another site: only the screen shows it.
  const far = await readByMenu(assay, page, 'far');
  await expect(codes(far)).toHaveCount(1);
  await expect(codes(far)).toContainText(MALICIOUS_URL);
  await expect(far.page.getByRole('status')).toContainText('Read on your computer');
  expect(asked(simulator)).toEqual([]);
  await far.button('Check this').click();
  await far.shows('malicious');
  expect(asked(simulator)).toEqual([`GET /urls/${Buffer.from(MALICIOUS_URL).toString('base64url')}`]);
  await far.page.close();

  // In a link, from the page's own site, two codes: the picture is read and not the link, the password covered.
  const near = await readByMenu(assay, page, 'near', SECOND_OF_OURS);
  await expect(codes(near)).toHaveCount(2);
  await expect(near.page.locator('[data-code=wifi]')).toContainText('S:Cafe Central;P:••••••••;;');
  await expect(near.page.locator('[data-code=wifi]').getByRole('button')).toHaveCount(0);
  await expect(near.page.locator('[data-code=text]')).toContainText(CLEAN_URL);
  await near.page.close();

  const data = await readByMenu(assay, page, 'inside');
  await expect(codes(data)).toContainText(SUSPICIOUS_URL);
  expect([imageRequests(elsewhere), imageRequests(site)], 'nobody has asked again').toEqual(loaded);
  expect(asked(simulator)).toHaveLength(1);
  await elsewhere.stop();
});

test('pictures given to the popup: pasted, dropped, chosen, and what is none', async ({
  assay,
  simulator,
}) => {
  const popup = await assay.openPopup();
  const { page } = popup;

  await give(page, 'paste', codesPng(`${MALICIOUS_URL}#top`, 'Only words', 'otpauth://totp/x?secret=ABC234'));
  await expect(codes(popup)).toHaveCount(3);
  await expect(page.locator('[data-code=secret]')).toContainText('secret=••••••••');
  await expect(page.locator('[data-code=text]').filter({ hasText: 'Only words' })).toContainText(
    'nothing to check',
  );
  await expect(page.locator('[data-code=text]').filter({ hasText: '#top' })).toContainText('Left out');
  await popup.button('Check this').click();
  await popup.shows('malicious');
  expect(asked(simulator)).toHaveLength(1);

  await give(page, 'drop', codesPng('http://192.168.1.1/admin'));
  await expect(codes(popup)).toHaveCount(1);
  await popup.fails('private');
  await expect(popup.button('Check this')).toHaveCount(0);
  await popup.button('Check the file itself').click();
  await popup.shows('unknown');
  expect(asked(simulator)[1]).toMatch(/^GET \/files\/[0-9a-f]{64}$/);

  const endings: readonly (readonly [string, Buffer])[] = [
    ['none-in-file', blankPng()],
    ['too-large', pngBomb()],
    ['broken', codesPng(CLEAN_URL).subarray(0, 60)],
    ['no-picture', Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`)],
    ['no-picture', Buffer.alloc(0)],
  ];
  for (const [ending, body] of endings) {
    await give(page, 'drop', body);
    await expect(page.locator('[data-ending]')).toHaveAttribute('data-ending', ending);
    await popup.button('Go back').click();
    await expect(page.locator('[data-ending]')).toHaveCount(0);
  }
  expect(asked(simulator)).toHaveLength(2);
});

test('what the tab shows: around a picture without a code, in frames, and from the popup', async ({
  assay,
  simulator,
  site,
}) => {
  // Painted, not a picture: no menu of the browser's leads to it.
  const painted = `<canvas width="160" height="160"></canvas><script>
    const code = new Image();
    code.onload = () => document.querySelector('canvas').getContext('2d').drawImage(code, 0, 0);
    code.src = '${dataUrl(codesPng(CLEAN_URL))}';
  </script>`;
  const elsewhere = await startSite();
  const framed = elsewhere.put('/frame', `<img alt="framed" src="${dataUrl(codesPng(SUSPICIOUS_URL))}">`);
  // A frame of the page's own site, in it a picture of another: its place in the tab goes through the frame.
  const picture = elsewhere.put('/inner.png', png(codesPng(MALICIOUS_URL)));
  site.put('/inner', `<p style="margin:30px"><img alt="inner" src="${picture}"></p>`);
  const address = site.put(
    '/mixed',
    `<img alt="blank" src="${dataUrl(blankPng())}"> ${painted}
     <iframe title="far" src="${framed}" height="300"></iframe>
     <iframe title="own" src="/inner" height="300" style="margin-left:60px"></iframe>`,
  );
  const page = await open(assay, address);

  const around = await readByMenu(assay, page, 'blank');
  await expect(codes(around)).toHaveCount(3);
  await expect(around.page.getByRole('status')).toContainText('all that the tab shows');
  await around.page.close();

  // A frame of another site: no script of ours may run in it. There the frame has an item as well.
  const opened = assay.context.waitForEvent('page');
  await rightClick(page.frameLocator('iframe[title=far]').getByRole('img'), FIRST_OF_OURS);
  const inFrame = popupPage(await opened);
  await expect(codes(inFrame).filter({ hasText: SUSPICIOUS_URL })).toHaveCount(1);
  await inFrame.page.close();

  const again = assay.context.waitForEvent('page');
  await rightClick(page.frameLocator('iframe[title=own]').getByRole('img'), FIRST_OF_OURS);
  const inOwnFrame = popupPage(await again);
  await expect(codes(inOwnFrame)).toContainText(MALICIOUS_URL);
  await expect(codes(inOwnFrame)).toHaveCount(1);
  await expect(inOwnFrame.page.getByRole('status')).toContainText('Read on your computer');
  await inOwnFrame.page.close();

  // The popup as the toolbar opens it; the clicks above have let the tab be seen.
  await page.bringToFront();
  await assay.background.evaluate(() => chrome.action.openPopup());
  const popup = await hungPopup(page);
  await expect.poll(popup.text).toContain('Read QR codes in this tab');
  await popup.press('Read');
  await expect.poll(popup.text).toContain('QR codes found: 3');
  expect(asked(simulator)).toEqual([]);
  await popup.press('Check this');
  await expect.poll(() => asked(simulator).length).toBe(1);
  await elsewhere.stop();
});

/** As the browser tells of a picture that is pasted or dropped. */
function give(page: Page, how: 'paste' | 'drop', body: Buffer): Promise<void> {
  return page.evaluate(
    ([event, base64]) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const data = new DataTransfer();
      data.items.add(new File([bytes], 'picture.png', { type: 'image/png' }));
      const told =
        event === 'paste'
          ? new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
          : new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true });
      document.activeElement?.dispatchEvent(told);
    },
    [how, body.toString('base64')] as const,
  );
}

import { expect, type Page } from '@playwright/test';

/** Asks one target over the browser's debugger. */
export type Send = (method: string, params?: object) => Promise<Readonly<Record<string, unknown>>>;

/**
 * The debugger of a page that Playwright shows nobody: a popup that hangs from the toolbar, a tab of a private window.
 * `page` is any other one of the same browser.
 */
export async function targetSession(page: Page, isWanted: (url: string) => boolean): Promise<Send> {
  const session = await page.context().newCDPSession(page);
  const find = async (): Promise<string | undefined> => {
    const { targetInfos } = await session.send('Target.getTargets');
    return targetInfos.find(({ url }) => isWanted(url))?.targetId;
  };
  await expect.poll(find, 'the page is there').not.toBeUndefined();
  const targetId = (await find()) ?? '';
  const { sessionId } = await session.send('Target.attachToTarget', { targetId, flatten: false });
  let last = 0;
  return async (method, params = {}) => {
    last += 1;
    const id = last;
    const answer = new Promise<Readonly<Record<string, unknown>>>((resolve) => {
      session.on('Target.receivedMessageFromTarget', (event) => {
        const reply: { id?: number; result?: Record<string, unknown> } = JSON.parse(event.message);
        if (event.sessionId === sessionId && reply.id === id) resolve(reply.result ?? {});
      });
    });
    const message = JSON.stringify({ id, method, params });
    await session.send('Target.sendMessageToTarget', { sessionId, message });
    return answer;
  };
}

import { type CDPSession, expect, type Page } from '@playwright/test';

/** The popup that hangs from the toolbar. Playwright shows nobody this page, so it is asked over the debugger. */
export async function hungPopup(page: Page) {
  const session = await page.context().newCDPSession(page);
  await expect.poll(() => find(session), 'the popup hangs from the toolbar').not.toBeUndefined();
  const { sessionId } = await session.send('Target.attachToTarget', {
    targetId: (await find(session)) ?? '',
    flatten: false,
  });
  let last = 0;

  /** The value of an expression in the popup, which has to be a string. */
  async function evaluate(expression: string): Promise<string> {
    last += 1;
    const id = last;
    const answer = new Promise<string>((resolve) => {
      session.on('Target.receivedMessageFromTarget', ({ message }) => {
        const reply: { id?: number; result?: { result?: { value?: string } } } = JSON.parse(message);
        if (reply.id === id) resolve(reply.result?.result?.value ?? '');
      });
    });
    const message = JSON.stringify({ id, method: 'Runtime.evaluate', params: { expression } });
    await session.send('Target.sendMessageToTarget', { sessionId, message });
    return answer;
  }

  return {
    text: () => evaluate('document.body.innerText'),
    press: (name: string) =>
      evaluate(
        `[...document.querySelectorAll('button')].find((one) => one.textContent === '${name}').click()`,
      ),
  };
}

async function find(session: CDPSession): Promise<string | undefined> {
  const { targetInfos } = await session.send('Target.getTargets');
  return targetInfos.find(({ url }) => /^chrome-extension:.*\/popup\.html$/.test(url))?.targetId;
}

import type { Page } from 'puppeteer-core';
import type { MessageInput, MessageName, MessageReply } from '../../../utils/rpc/protocol';

declare const browser: typeof import('wxt/browser').browser;

/** Asks the background from one of the extension's pages, as its components do. */
export function send<N extends MessageName>(
  page: Page,
  name: N,
  input: MessageInput<N>,
): Promise<MessageReply<N>> {
  return page.evaluate(
    ([assay, given]) => browser.runtime.sendMessage({ assay, input: given }) as Promise<never>,
    [name, input] as const,
  );
}

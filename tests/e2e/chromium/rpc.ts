import type { Page } from '@playwright/test';
import type { MessageInput, MessageName, MessageReply } from '../../../utils/rpc/protocol';

declare const chrome: typeof import('wxt/browser').browser;

/** Asks the background from one of the extension's pages, as its components do. */
export function send<N extends MessageName>(
  page: Page,
  name: N,
  input: MessageInput<N>,
): Promise<MessageReply<N>> {
  return page.evaluate(
    async ([assay, given]) => (await chrome.runtime.sendMessage({ assay, input: given })) as never,
    [name, input] as const,
  );
}

/** The value of a reply that has to be one. */
export function answerOf<T>(reply: { ok: true; value: T } | { ok: false; failure: unknown }): T {
  if (!reply.ok) throw new Error(`the background answered ${JSON.stringify(reply.failure)}`);
  return reply.value;
}

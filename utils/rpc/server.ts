import { type Browser, browser } from 'wxt/browser';
import { closedStore } from '../domain/closed-store';
import type { Result } from '../domain/result';
import {
  CONTENT_MESSAGES,
  FRAME_MESSAGES,
  type MessageInput,
  type MessageName,
  type MessageReply,
  type Protocol,
} from './protocol';
import { type Sender, whoSent } from './sender';

/** One function a message; each answers with a `Result`. */
export type Handlers = {
  readonly [N in MessageName]: (input: MessageInput<N>, sender: Sender) => Promise<MessageReply<N>>;
};

/** The part of them that one file of messages asks for. */
export type HandlersOf<Messages extends Partial<Protocol>> = Pick<Handlers, keyof Messages & MessageName>;

interface ServerParts {
  readonly handlers: Handlers;
  /** Told of every unexpected throw: a bug. */
  readonly onBug: (name: string, error: unknown) => void;
  /** Told of each message before it is answered: what it begins has to be gone on with should this worker die. */
  readonly onMessage: () => void;
}

/** Registers the only `onMessage` listener. Call it in the worker's first synchronous turn. */
export function serve({ handlers, onBug, onMessage }: ServerParts): void {
  browser.runtime.onMessage.addListener(
    (message: unknown, raw: Browser.runtime.MessageSender, sendResponse: (reply: unknown) => void) => {
      const name = messageName(message, handlers);
      if (name === null) return;
      void answer(name, (message as { input: unknown }).input, whoSent(raw)).then(sendResponse);
      // The only reply style that Chrome, Firefox, the polyfill and the test fake all honour.
      return true;
    },
  );

  async function answer(name: MessageName, input: unknown, sender: Sender): Promise<Result<unknown>> {
    if (!mayCall(name, sender)) return { ok: false, failure: { tag: 'forbidden' } };
    onMessage();
    try {
      return await (handlers[name] as (input: unknown, sender: Sender) => Promise<Result<unknown>>)(
        input,
        sender,
      );
    } catch (error) {
      onBug(name, error);
      return { ok: false, failure: closedStore(error) ?? { tag: 'internal', detail: name } };
    }
  }
}

/** Content scripts may ask for their own card, act on it, and ask for marks; everything else is for our pages. */
export function mayCall(name: MessageName, sender: Sender): boolean {
  if (sender.who === 'page') return true;
  if (sender.who === 'frame') return FRAME_MESSAGES.has(name);
  return sender.who === 'content' && CONTENT_MESSAGES.has(name);
}

/** Names are looked up as own properties: `toString` is a message too. */
function messageName(message: unknown, handlers: Handlers): MessageName | null {
  if (typeof message !== 'object' || message === null || !Object.hasOwn(message, 'assay')) return null;
  const name: unknown = (message as { assay: unknown }).assay;
  if (typeof name !== 'string' || !Object.hasOwn(handlers, name) || !Object.hasOwn(message, 'input'))
    return null;
  return name as MessageName;
}

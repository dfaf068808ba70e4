import { browser } from 'wxt/browser';
import type { MessageInput, MessageName, MessageReply } from './protocol';

/** Messages that may safely be sent a second time when the worker died while answering the first. */
const REPEATABLE: ReadonlySet<MessageName> = new Set<MessageName>([
  'card',
  'getCheck',
  'recentChecks',
  'quota',
  'keyState',
  'settings',
  'managed',
  'saveKey',
  'testKey',
  'forgetKey',
  'saveSettings',
  'readText',
  'openedText',
  'startCheck',
  'cancelCheck',
  'listDownloads',
  'cancelDownloadCheck',
  'keepFile',
  'removeDownload',
  'fileAccess',
  'outbox',
  'ownComments',
  'takeBack',
  'dismiss',
]);

export type Call = <N extends MessageName>(name: N, input: MessageInput<N>) => Promise<MessageReply<N>>;

/**
 * Asks the background. Always resolves: a worker that dies under a question answers as failure `internal`,
 * after one more try where a repetition does no harm (faults.md §4.10).
 */
export const call: Call = (name, input) => asked(name, input, REPEATABLE.has(name));

/** As `call`, for a question that changes nothing: once more when the worker died under it. */
export const callTwice: Call = (name, input) => asked(name, input, true);

async function asked<N extends MessageName>(
  name: N,
  input: MessageInput<N>,
  again: boolean,
): Promise<MessageReply<N>> {
  const first = await ask(name, input);
  if (first.answered) return first.reply;
  const second = again ? await ask(name, input) : first;
  if (second.answered) return second.reply;
  return { ok: false, failure: { tag: 'internal', detail: second.reason } } as MessageReply<N>;
}

type Answer<N extends MessageName> =
  | { answered: true; reply: MessageReply<N> }
  | { answered: false; reason: string };

async function ask<N extends MessageName>(name: N, input: MessageInput<N>): Promise<Answer<N>> {
  try {
    const reply: unknown = await browser.runtime.sendMessage({ assay: name, input });
    if (isReply<N>(reply)) return { answered: true, reply };
    return { answered: false, reason: `no reply to ${name}` };
  } catch (error) {
    return { answered: false, reason: error instanceof Error ? error.message : String(error) };
  }
}

function isReply<N extends MessageName>(reply: unknown): reply is MessageReply<N> {
  return typeof reply === 'object' && reply !== null && 'ok' in reply;
}

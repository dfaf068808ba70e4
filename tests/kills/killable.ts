import type { MessageInput, MessageName, MessageReply } from '../../utils/rpc/protocol';
import type { Simulator } from '../simulator/simulator';

/** A browser with Assay in it, the key saved and downloads switched on, whose background can be stopped anywhere. */
export interface Killable {
  readonly simulator: Simulator;
  /** Asks the background from one of Assay's pages; rejects when it dies under the question. */
  ask<N extends MessageName>(name: N, input: MessageInput<N>): Promise<MessageReply<N>>;
  /** Runs a function that needs nothing but its argument in a page of Assay's. Wakes nobody. */
  inPage<Given, Answer>(work: (given: Given) => Promise<Answer>, given: Given): Promise<Answer>;
  /** From where a file of this name is downloaded. */
  addressOf(name: string): string;
  /** Downloads these bytes as a file of this name. */
  download(name: string, bytes: Buffer): Promise<void>;
  /** Stops the background at once. What wakes it then is up to Assay. */
  kill(): Promise<void>;
}

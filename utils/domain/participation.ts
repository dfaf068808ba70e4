import type { Comment, ObjectRef } from './community';
import { SECOND } from './duration';
import type { Failure } from './failure';

/** How long something public waits before it leaves, in ms: until then it can be taken back. */
export const UNDO_FOR = 5 * SECOND;

/** What a person publishes about an object (virustotal-api.md §7). */
export type Participation =
  | { readonly act: 'vote'; readonly verdict: 'harmless' | 'malicious' }
  | { readonly act: 'comment'; readonly text: string }
  | { readonly act: 'delete-comment'; readonly commentId: string }
  /** `abuse` reports it. */
  | {
      readonly act: 'comment-vote';
      readonly commentId: string;
      readonly vote: 'positive' | 'negative' | 'abuse';
    };

/** What became of it. */
export type OutboxState =
  /** Leaves at `leavesAt`; can be taken back before. */
  | { readonly phase: 'held'; readonly leavesAt: number }
  /** On its way, or waiting for a slot; `waitsUntil` is Unix ms, null while it is in the air. */
  | { readonly phase: 'sending'; readonly waitsUntil: number | null }
  /** It left and the reply was lost: VirusTotal is read again, to see whether it is there. */
  | { readonly phase: 'looking' }
  | { readonly phase: 'done'; readonly comment: Comment | null; readonly already: boolean }
  /** It left, and reading again did not show it: offered again only by the person's own word. */
  | { readonly phase: 'uncertain' }
  | { readonly phase: 'failed'; readonly failure: Failure };

/** One thing to publish, as the pages see it. It survives closed pages and a killed worker, and leaves once. */
export interface OutboxEntry {
  readonly id: string;
  readonly object: ObjectRef;
  readonly what: Participation;
  /** When the person said so, Unix ms. */
  readonly at: number;
  readonly state: OutboxState;
}

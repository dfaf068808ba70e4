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
  /** `abuse` reports it. `seen`: how many such votes the comment had when the person decided. */
  | {
      readonly act: 'comment-vote';
      readonly commentId: string;
      readonly vote: 'positive' | 'negative' | 'abuse';
      readonly seen: number;
    };

/** What became of it. */
export type OutboxState =
  /** Leaves at `leavesAt`; can be taken back before, and while it waits for a slot. */
  | { readonly phase: 'held'; readonly leavesAt: number }
  /** On its way, or waiting for a slot; `waitsUntil` is Unix ms, null while it is in the air. */
  | { readonly phase: 'sending'; readonly waitsUntil: number | null }
  /** It left and the reply was lost: VirusTotal is read again, to see whether it is there. */
  | { readonly phase: 'looking' }
  | { readonly phase: 'done'; readonly comment: Comment | null; readonly already: boolean }
  /**
   * It left, and nobody knows whether it arrived. Without a failure VirusTotal was read again and did not show
   * it: it may be offered again, by the person's own word. With one it could not be read yet.
   */
  | { readonly phase: 'uncertain'; readonly failure: Failure | null }
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

/** Whether two are the same deed: then the second one must not leave beside the first. */
export function isSameDeed(one: Participation, other: Participation): boolean {
  if (one.act === 'comment') return other.act === 'comment' && one.text === other.text;
  if (one.act === 'vote') return other.act === 'vote' && one.verdict === other.verdict;
  if (one.act === 'delete-comment') return other.act === one.act && one.commentId === other.commentId;
  return other.act === one.act && one.commentId === other.commentId && one.vote === other.vote;
}

/** Whether the second would undo or blur the first: one person has one vote, and one opinion of a comment. */
export function isSameMatter(one: Participation, other: Participation): boolean {
  if (one.act === 'vote') return other.act === 'vote';
  if (one.act === 'comment-vote') return other.act === one.act && one.commentId === other.commentId;
  return isSameDeed(one, other);
}

/** Whether nothing more happens to it by itself. */
export function isOver({ phase }: OutboxState): boolean {
  return phase === 'done' || phase === 'uncertain' || phase === 'failed';
}

/** Whether it can still be taken back: nothing of it has left. */
export function canBeTakenBack(state: OutboxState): boolean {
  return state.phase === 'held' || (state.phase === 'sending' && state.waitsUntil !== null);
}

import type { Comment } from '@/utils/domain/community';
import { MINUTE } from '@/utils/domain/duration';
import type { Failure } from '@/utils/domain/failure';
import { type OutboxState, UNDO_FOR } from '@/utils/domain/participation';
import type { LaneRequest } from '../quota/lanes';
import { sendPatiently } from '../quota/patiently';
import { attempt } from '../storage/attempt';
import type { OutboxRow } from '../storage/schema';
import type { ParticipationParts } from './parts';
import { inState } from './row';
import { staysHere } from './stays-here';

/** Who sleeps through this, a worker or a machine, does not publish by surprise what was said long ago. */
const TOO_LATE = 10 * MINUTE;

export function isTooLate({ at }: OutboxRow, now: number): boolean {
  return now > at + UNDO_FOR + TOO_LATE;
}

/** How what was said too long ago ends. */
export const NOT_IN_TIME: Extract<OutboxState, { phase: 'failed' }> = {
  phase: 'failed',
  failure: { tag: 'cancelled', sent: 0 },
};

/** An answer that says that it was not taken; after any other one it may be there. */
const REFUSED: ReadonlySet<Failure['tag']> = new Set<Failure['tag']>([
  'no-key',
  'wrong-key',
  'inactive-user',
  'forbidden',
  'not-found',
  'bad-input',
]);

/**
 * Sends the one request. It is marked as `posting` in the same transaction that finds it still wanted, and only
 * then leaves, so that what is taken back never leaves and what left is never sent again (faults.md §4.4).
 */
export async function publish(
  parts: ParticipationParts,
  row: OutboxRow,
  signal: AbortSignal,
): Promise<OutboxState> {
  const { table, lanes, clock, onChange } = parts;
  let posting = false;
  let stopped: Failure | null = null;

  async function mark(next: boolean): Promise<void> {
    const state: OutboxState = { phase: 'sending', waitsUntil: next ? null : clock.now() };
    const marked = await attempt(async () => {
      // Between the order and here lies the wait for a slot: the machine may have slept, a list may have grown.
      const stays = next ? await staysHere(parts, row.object) : null;
      if (stays) stopped = stays;
      return stays ? null : table.change(row.id, marking(next, state));
    });
    if (!marked.ok) stopped = marked.failure;
    if (!marked.ok || marked.value === null) throw new Error('not marked');
    posting = next;
    onChange();
  }

  function marking(next: boolean, state: OutboxState) {
    return (now: OutboxRow): OutboxRow | null => {
      if (now.posting === next) return null;
      if (!next) return { ...now, posting: next, state };
      if (isTooLate(now, clock.now())) {
        stopped = NOT_IN_TIME.failure;
        return null;
      }
      const { lookFirst: _, ...rest } = now;
      return { ...rest, posting: next, state };
    };
  }

  const reply = await sendPatiently<Comment | null>(lanes, clock, {
    label: LABEL[row.what.act],
    repeat: 'once',
    signal,
    onWait: ({ until }) => {
      const state: OutboxState = { phase: 'sending', waitsUntil: until };
      table
        .change(row.id, (now) => (now.posting || !now.active ? null : inState(now, state)))
        .then(onChange, (error: unknown) => parts.onBug('outbox', error));
    },
    onLeave: () => mark(true),
    onReturn: () => mark(false),
    call: callFor(row),
  });
  if (reply.ok) return { phase: 'done', comment: reply.value, already: false };
  const { failure, spent } = reply;
  if (failure.tag === 'already-exists') return { phase: 'done', comment: null, already: true };
  if (failure.tag === 'not-found' && row.what.act === 'delete-comment')
    return { phase: 'done', comment: null, already: true };
  // It did not leave; or its mark could not be taken off, and VirusTotal refused it all the same.
  if (stopped) return { phase: 'failed', failure: stopped };
  const lost = posting && spent > 0 && !REFUSED.has(failure.tag);
  return lost ? { phase: 'looking' } : { phase: 'failed', failure };
}

const LABEL = {
  vote: 'cast vote',
  comment: 'post comment',
  'delete-comment': 'delete comment',
  'comment-vote': 'vote on comment',
} as const;

function callFor({ object, what }: OutboxRow): LaneRequest<Comment | null>['call'] {
  return async ({ community }) => {
    switch (what.act) {
      case 'vote':
        return community.castVote(object, what.verdict);
      case 'comment':
        return community.postComment(object, what.text);
      case 'delete-comment':
        return community.deleteComment(what.commentId);
      case 'comment-vote': {
        const reply = await community.voteOnComment(what.commentId, what.vote);
        return reply.ok ? { ...reply, value: null } : reply;
      }
    }
  };
}

import type { Comment } from '@/utils/domain/community';
import type { OutboxEntry } from '@/utils/domain/participation';

/**
 * The comments that were read, as they are after what was done from here meanwhile: with the ones just posted
 * first, without the deleted ones, and with one's own voice counted.
 */
export function withOwn(read: readonly Comment[], entries: readonly OutboxEntry[]): readonly Comment[] {
  const done = entries.filter(({ state }) => state.phase === 'done');
  const known = new Set(read.map(({ id }) => id));
  const posted = done
    .map(({ state }) => (state.phase === 'done' ? state.comment : null))
    .filter((comment) => comment !== null && !known.has(comment.id))
    .filter((comment) => comment !== null);
  const deleted = new Set(done.map(({ what }) => (what.act === 'delete-comment' ? what.commentId : null)));
  return [...posted.reverse(), ...read]
    .filter(({ id }) => !deleted.has(id))
    .map((comment) => done.reduce(counted, comment));
}

function counted(comment: Comment, { what, state }: OutboxEntry): Comment {
  if (what.act !== 'comment-vote' || what.commentId !== comment.id) return comment;
  if (state.phase !== 'done' || state.already) return comment;
  return { ...comment, [what.vote]: Math.max(comment[what.vote], what.seen + 1) };
}

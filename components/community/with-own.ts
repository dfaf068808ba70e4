import type { Comment } from '@/utils/domain/community';
import { MINUTE } from '@/utils/domain/duration';
import type { OutboxEntry } from '@/utils/domain/participation';

/** A list read sooner after a comment may not have it yet; clocks differ too. */
const SHOWS_WITHIN = 5 * MINUTE;

/**
 * The comments that were read, as they are after what was done from here meanwhile: with the ones just posted
 * first, without the deleted ones, and with one's own voice counted. `wholeAt`: when the list was read, Unix ms, if
 * to its end: a comment of one's own that it has not any more was removed elsewhere. Null otherwise.
 */
export function withOwn(
  read: readonly Comment[],
  entries: readonly OutboxEntry[],
  wholeAt: number | null,
): readonly Comment[] {
  const done = entries.filter(({ state }) => state.phase === 'done');
  const known = new Set(read.map(({ id }) => id));
  const posted = done.flatMap(({ at, state }) => {
    const comment = state.phase === 'done' ? state.comment : null;
    if (!comment || known.has(comment.id)) return [];
    return wholeAt !== null && wholeAt > (comment.at ?? at) + SHOWS_WITHIN ? [] : [comment];
  });
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

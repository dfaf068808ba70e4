import type { Comment, ObjectRef } from '@/utils/domain/community';
import type { Failure } from '@/utils/domain/failure';
import { call } from '@/utils/rpc/client';

/** What became of a comment that was to be published. */
export type Posting =
  | { readonly outcome: 'there'; readonly comment: Comment }
  | { readonly outcome: 'refused'; readonly failure: Failure }
  /** Its reply was lost and it is not there: it may be sent again. */
  | { readonly outcome: 'missing' }
  /** Its reply was lost, and VirusTotal could not be asked: sending it again may publish it twice. */
  | { readonly outcome: 'unclear'; readonly failure: Failure };

/** Publishes once. Where the reply was lost, the comments are read before anybody may try again (faults.md §4.4). */
export async function postComment(object: ObjectRef, text: string, onLost: () => void): Promise<Posting> {
  const reply = await call('postComment', { ...object, text });
  if (reply.ok) return { outcome: 'there', comment: reply.value };
  if (!wasLost(reply.failure)) return { outcome: 'refused', failure: reply.failure };
  onLost();
  return findComment(object, text);
}

/** Whether the newest comments hold this text: one request. Somebody else's with the same words counts as ours. */
export async function findComment(object: ObjectRef, text: string): Promise<Posting> {
  const page = await call('listComments', { ...object, cursor: null });
  if (!page.ok) return { outcome: 'unclear', failure: page.failure };
  const comment = page.value.items.find((one) => one.text.trim() === text);
  return comment ? { outcome: 'there', comment } : { outcome: 'missing' };
}

function wasLost({ tag }: Failure): boolean {
  return tag === 'timeout' || tag === 'upstream' || tag === 'offline' || tag === 'internal';
}

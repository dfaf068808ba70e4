import type { Comment, ObjectRef, Page, Vote } from '@/utils/domain/community';
import { pageQuery, type Send } from './call';
import { COLLECTIONS } from './collections';
import type { Reply } from './reply';
import { type CommentVotes, readComment, readCommentVotes, readPosted, readVote } from './schema-community';
import { readPage } from './schema-page';

/** Comments and votes of the people there (virustotal-api.md §7). What is written is public. */
export interface CommunityCalls {
  listComments(
    ref: ObjectRef,
    cursor?: string | null,
    limit?: number,
    signal?: AbortSignal,
  ): Promise<Reply<Page<Comment>>>;
  /** Words with `#` become tags. */
  postComment(ref: ObjectRef, text: string, signal?: AbortSignal): Promise<Reply<Comment>>;
  /** Fails with `not-found` once it is deleted. */
  getComment(commentId: string, signal?: AbortSignal): Promise<Reply<Comment>>;
  deleteComment(commentId: string, signal?: AbortSignal): Promise<Reply<null>>;
  /** Answers with the comment's totals. */
  voteOnComment(
    commentId: string,
    vote: 'positive' | 'negative' | 'abuse',
    signal?: AbortSignal,
  ): Promise<Reply<CommentVotes>>;
  listVotes(
    ref: ObjectRef,
    cursor?: string | null,
    limit?: number,
    signal?: AbortSignal,
  ): Promise<Reply<Page<Vote>>>;
  /** Fails with `already-exists` when this account has voted the same before. */
  castVote(ref: ObjectRef, verdict: Vote['verdict'], signal?: AbortSignal): Promise<Reply<null>>;
}

export function createCommunity(send: Send): CommunityCalls {
  const path = (ref: ObjectRef, relation: string) => [COLLECTIONS[ref.kind], ref.id, relation];
  return {
    listComments: (ref, cursor = null, limit = 10, signal) =>
      send({
        path: path(ref, 'comments'),
        query: pageQuery({ cursor, limit }),
        read: readPage(readComment),
        signal,
      }),
    postComment: (ref, text, signal) =>
      send({
        method: 'POST',
        path: path(ref, 'comments'),
        json: { data: { type: 'comment', attributes: { text } } },
        read: readPosted(text),
        conflict: 'comment',
        signal,
      }),
    getComment: (commentId, signal) =>
      send({
        path: ['comments', commentId],
        read: ({ data }, context) => readComment(data, context),
        signal,
      }),
    deleteComment: (commentId, signal) =>
      send({ method: 'DELETE', path: ['comments', commentId], read: () => null, signal }),
    voteOnComment: (commentId, vote, signal) =>
      send({
        method: 'POST',
        path: ['comments', commentId, 'vote'],
        json: { data: vote },
        read: readCommentVotes,
        conflict: 'vote',
        signal,
      }),
    listVotes: (ref, cursor = null, limit = 10, signal) =>
      send({
        path: path(ref, 'votes'),
        query: pageQuery({ cursor, limit }),
        read: readPage(readVote),
        signal,
      }),
    castVote: (ref, verdict, signal) =>
      send({
        method: 'POST',
        path: path(ref, 'votes'),
        json: { data: { type: 'vote', attributes: { verdict } } },
        // The vote has been cast whatever the reply's details are: asking again would only bring a 409.
        read: () => null,
        conflict: 'vote',
        signal,
      }),
  };
}

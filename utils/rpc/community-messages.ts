import type { Comment, ObjectRef, Page, Vote } from '../domain/community';
import type { Result } from '../domain/result';

/** What people at VirusTotal say about an object, and saying something. */
export interface CommunityMessages {
  listVotes(input: ObjectRef & { cursor: string | null }): Result<Page<Vote>>;
  listComments(input: ObjectRef & { cursor: string | null }): Result<Page<Comment>>;
  castVote(input: ObjectRef & { verdict: 'harmless' | 'malicious' }): Result<null>;
  postComment(input: ObjectRef & { text: string }): Result<Comment>;
}

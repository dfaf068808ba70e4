import type { Comment, ObjectRef, Page, Vote } from '../domain/community';
import type { Result } from '../domain/result';

/** What people at VirusTotal say about an object, a page for one request; nothing of it is kept. */
export interface CommunityMessages {
  listVotes(input: ObjectRef & { cursor: string | null }): Result<Page<Vote>>;
  listComments(input: ObjectRef & { cursor: string | null }): Result<Page<Comment>>;
}

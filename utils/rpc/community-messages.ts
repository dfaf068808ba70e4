import type { Comment, ObjectRef, Page, Vote } from '../domain/community';
import type { Result } from '../domain/result';

/**
 * What people at VirusTotal say about an object, a page for one request, kept as a section of its report. `from`:
 * the check that the page shows; what comes out of a private window is not kept.
 */
export interface CommunityMessages {
  listVotes(input: ObjectRef & { cursor: string | null; from?: string }): Result<Page<Vote>>;
  listComments(input: ObjectRef & { cursor: string | null; from?: string }): Result<Page<Comment>>;
}

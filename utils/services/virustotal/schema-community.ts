import type { Comment, Vote } from '@/utils/domain/community';
import type { Read, ReadContext } from './call';
import { parseFull } from './schema-object';
import { countOf, fieldsOf, isFields, textOf, textsOf, timeOf, wholeOf } from './schema-value';

export type CommentVotes = Pick<Comment, 'positive' | 'negative' | 'abuse'>;

/** Longest comment shown; faults.md §5.33. */
const SHOWN_MAX = 10_000;

/** One vote (virustotal-api.md §7); undefined for a verdict that is neither. */
export function readVote(value: unknown, { now }: ReadContext): Vote | undefined {
  const object = parseFull(value, 'vote');
  const verdict = object?.attributes.verdict;
  if (!object || (verdict !== 'harmless' && verdict !== 'malicious')) return undefined;
  const { date, value: weight } = object.attributes;
  return { id: object.id, at: timeOf(date, now), verdict, value: wholeOf(weight) ?? 0 };
}

/** One comment. Its `html` is never read: it is made from what a stranger typed (virustotal-api.md §7). */
export function readComment(value: unknown, { now }: ReadContext): Comment | undefined {
  const object = parseFull(value, 'comment');
  if (!object) return undefined;
  const { date, text, tags, votes } = object.attributes;
  return {
    id: object.id,
    at: timeOf(date, now),
    text: textOf(text, SHOWN_MAX) ?? '',
    // Tags such as `_:public` are VirusTotal's own bookkeeping.
    tags: textsOf(tags).filter((tag) => !tag.startsWith('_:')),
    ...totalsOf(votes),
  };
}

/** The comment as VirusTotal took it, with our own text where the reply leaves that out. */
export function readPosted(text: string): Read<Comment> {
  return ({ data }, context) => {
    const comment = readComment(data, context);
    return comment && comment.text === '' ? { ...comment, text } : comment;
  };
}

/** `{"data": {"positive": 1, …}}`, a plain dictionary (virustotal-api.md §7). */
export const readCommentVotes: Read<CommentVotes> = ({ data }) =>
  isFields(data) ? totalsOf(data) : undefined;

function totalsOf(value: unknown): CommentVotes {
  const votes = fieldsOf(value);
  return {
    positive: countOf(votes.positive) ?? 0,
    negative: countOf(votes.negative) ?? 0,
    abuse: countOf(votes.abuse) ?? 0,
  };
}

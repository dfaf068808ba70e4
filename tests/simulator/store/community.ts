import { createHash } from 'node:crypto';
import { ID_LETTERS } from './collections';
import type { Comment, Verdict, Vote, WorldObject } from './model';

let serial = 0;

/** A fresh `<letter>-<item>-<8 hex>` id, the form of comment and vote ids (virustotal-api.md §7). */
function communityId(object: WorldObject, salt: string): string {
  serial += 1;
  const random = createHash('sha1').update(`${object.id} ${salt} ${serial}`).digest('hex').slice(0, 8);
  return `${ID_LETTERS[object.type]}-${object.id}-${random}`;
}

const escapeHtml = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/\n/g, '<br />');

/** The `#words` of a comment become its tags. */
export const hashtags = (text: string): string[] => [
  ...new Set([...text.matchAll(/#([\p{L}\p{N}_-]+)/gu)].map((match) => (match[1] ?? '').toLowerCase())),
];

export function makeComment(object: WorldObject, author: string, text: string, date: number): Comment {
  return {
    id: communityId(object, text),
    item: { type: object.type, id: object.id },
    author,
    date,
    text,
    html: escapeHtml(text),
    tags: hashtags(text),
    votes: { positive: 0, negative: 0, abuse: 0 },
    voters: new Map(),
  };
}

export function makeVote(
  object: WorldObject,
  user: string,
  verdict: Verdict,
  weight: number,
  date: number,
): Vote {
  return {
    id: communityId(object, user),
    date,
    verdict,
    value: verdict === 'malicious' ? -weight : weight,
    user,
  };
}

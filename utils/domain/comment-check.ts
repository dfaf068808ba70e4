import { COMMENT_MAX } from './community';
import type { BadInputWhy } from './failure';
import { looksSecret, RANDOM_IN_PATH } from './secret-value';

/** What VirusTotal would not take; the same words as in a failure. */
export type CommentRefusal = Extract<BadInputWhy, { reason: 'empty' | 'too-long' }>;

/** What is wrong with a comment before it is published under the account's name (faults.md §5.34). */
export type CommentReason =
  | CommentRefusal
  /** 64 hexadecimal digits: a SHA-256, or somebody's API key. */
  | { readonly reason: 'maybe-key'; readonly text: string }
  | { readonly reason: 'secret'; readonly text: string };

const HEX_64 = /(?<![\da-f])[\da-f]{64}(?![\da-f])/gi;

/**
 * Why a comment should not be sent as it stands, the worst first; empty when nothing speaks against it. The
 * user's own API key is refused by the background, which alone knows it: here it is a `maybe-key`.
 */
export function checkComment(text: string): readonly CommentReason[] {
  const bare = text.trim();
  if (bare === '') return [{ reason: 'empty' }];
  if (bare.length > COMMENT_MAX) return [{ reason: 'too-long', length: bare.length, limit: COMMENT_MAX }];
  const keys = bare.match(HEX_64) ?? [];
  const words = bare.replace(HEX_64, ' ').split(/[\s,;()<>"]+/);
  const secrets = words.filter((word) => !isHash(word) && looksSecret(word, RANDOM_IN_PATH));
  return [
    ...keys.map((key): CommentReason => ({ reason: 'maybe-key', text: key })),
    ...secrets.map((secret): CommentReason => ({ reason: 'secret', text: secret })),
  ];
}

/** Whether a reason forbids sending; the others only ask for a second look. */
export function refusesComment(found: CommentReason): found is CommentRefusal {
  return found.reason === 'empty' || found.reason === 'too-long';
}

function isHash(word: string): boolean {
  return /^(?:[\da-f]{32}|[\da-f]{40})$/i.test(word);
}

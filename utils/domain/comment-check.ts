import { COMMENT_MAX } from './community';
import { looksSecret, RANDOM_IN_PATH } from './secret-value';

/** What is wrong with a comment before it is published under the account's name (faults.md §5.34). */
export type CommentReason =
  | { readonly reason: 'empty' }
  | { readonly reason: 'too-long'; readonly length: number; readonly limit: number }
  /** It holds what `looksLikeKey` takes for the user's own API key. */
  | { readonly reason: 'own-key' }
  /** 64 hexadecimal digits: a SHA-256, or somebody's API key. */
  | { readonly reason: 'maybe-key'; readonly text: string }
  | { readonly reason: 'secret'; readonly text: string };

const HEX_64 = /(?<![\da-f])[\da-f]{64}(?![\da-f])/gi;

/**
 * Why a comment should not be sent as it stands, the worst first; empty when nothing speaks against it.
 * `looksLikeKey` is asked about each run of 64 hexadecimal digits, in lower case.
 */
export function checkComment(
  text: string,
  { looksLikeKey }: { looksLikeKey(text: string): boolean },
): readonly CommentReason[] {
  const bare = text.trim();
  if (bare === '') return [{ reason: 'empty' }];
  if (bare.length > COMMENT_MAX) return [{ reason: 'too-long', length: bare.length, limit: COMMENT_MAX }];
  const keys = bare.match(HEX_64) ?? [];
  if (keys.some((key) => looksLikeKey(key.toLowerCase()))) return [{ reason: 'own-key' }];
  const words = bare.replace(HEX_64, ' ').split(/[\s,;()<>"]+/);
  const secrets = words.filter((word) => !isHash(word) && looksSecret(word, RANDOM_IN_PATH));
  return [
    ...keys.map((key): CommentReason => ({ reason: 'maybe-key', text: key })),
    ...secrets.map((secret): CommentReason => ({ reason: 'secret', text: secret })),
  ];
}

/** Whether a reason forbids sending; the others only ask for a second look. */
export function refusesComment({ reason }: CommentReason): boolean {
  return reason === 'empty' || reason === 'too-long' || reason === 'own-key';
}

function isHash(word: string): boolean {
  return /^(?:[\da-f]{32}|[\da-f]{40})$/i.test(word);
}

/** The tags VirusTotal makes of `#words` (virustotal-api.md §3), lower case, each once. */
export function commentTags(text: string): readonly string[] {
  const tags = text.matchAll(/(?<![\p{L}\p{N}_/&#])#([\p{L}\p{N}_-]{1,64})/gu);
  return [...new Set([...tags].map(([, tag = '']) => tag.toLowerCase()))];
}

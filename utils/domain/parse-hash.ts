import { type HashName, hashName } from './indicator';

const LABEL = /^(?:md5|sha-?1|sha-?256)\s*[:=]\s*/i;
const SEPARATORS = /[\s:]/;
/** Shorter hexadecimal texts are words and numbers; longer ones were meant as a hash. */
const MEANT_AS_HASH = 16;

/**
 * A hash in any dress: upper case, `0x`, `SHA256:`, in groups (faults.md §5.7). Gives its lower-case digits, or
 * how many digits there are when that is no MD5, SHA-1 or SHA-256 (§5.8, §5.10), or null for no hash at all.
 */
export function parseHash(text: string): { readonly hash: string } | { readonly length: number } | null {
  const bare = text.replace(LABEL, '').replace(/^0x/i, '');
  const groups = bare.split(SEPARATORS);
  // Groups of a dump are short; two whole hashes side by side are two hashes.
  if (groups.length > 1 && groups.some((group) => group.length < 2 || group.length > 16)) return null;
  const digits = groups.join('').toLowerCase();
  if (!/^[0-9a-f]+$/.test(digits)) return null;
  const name: HashName | undefined = hashName(digits);
  if (name) return { hash: digits };
  return digits.length >= MEANT_AS_HASH ? { length: digits.length } : null;
}

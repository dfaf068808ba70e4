import { type HashName, hashName } from './indicator';

const LABEL = /^(?:md5|sha-?1|sha-?256)\s*[:=]\s*/i;
const SEPARATORS = /[\s:]/;
/** As .NET and Windows write bytes, `44-D8-86-…`: groups of one length, which those of a UUID are not. */
const DASHED = /^[0-9a-f]+(?:-[0-9a-f]+)+$/i;
/** Shorter hexadecimal texts are words and numbers; longer ones were meant as a hash. */
const MEANT_AS_HASH = 16;

/**
 * A hash in any dress: upper case, `0x`, `SHA256:`, in groups that spaces, colons or hyphens part (faults.md §5.7). Gives its lower-case digits, or
 * how many digits there are when that is no MD5, SHA-1 or SHA-256 (§5.8, §5.10), or null for no hash at all.
 */
export function parseHash(text: string): { readonly hash: string } | { readonly length: number } | null {
  const bare = text.replace(LABEL, '').replace(/^0x/i, '');
  if (DASHED.test(bare)) return parseDashed(bare.split('-'));
  const groups = bare.split(SEPARATORS);
  // Groups of a dump are short; two whole hashes side by side are two hashes.
  if (groups.length > 1 && groups.some((group) => group.length < 2 || group.length > 16)) return null;
  const digits = groups.join('').toLowerCase();
  if (!/^[0-9a-f]+$/.test(digits)) return null;
  const name: HashName | undefined = hashName(digits);
  if (name) return { hash: digits };
  return digits.length >= MEANT_AS_HASH ? { length: digits.length } : null;
}

/** Numbers are written with hyphens as well, of telephones and of cards: only what is a hash for sure was meant as one. */
function parseDashed(groups: readonly string[]): { readonly hash: string } | null {
  const [first = ''] = groups;
  const hash = groups.join('').toLowerCase();
  const isEven =
    first.length > 1 && first.length <= 16 && groups.every((group) => group.length === first.length);
  return isEven && hashName(hash) ? { hash } : null;
}

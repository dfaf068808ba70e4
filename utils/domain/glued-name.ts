import { decodePunycode } from './punycode';

/** No registry takes them: brackets and quotes of any script, and the comma between two names in a Japanese text. */
const PUNCTUATION = /[\p{Ps}\p{Pe}\p{Pi}\p{Pf}\u3001]/u;

/**
 * Whether a host is a name with the sentence that goes on behind it, as in texts without spaces: `evil.comです`,
 * `evil.com에서`, `evil.com、b.com`. Top-level names are of one script, and none mixes Latin letters with others.
 */
export function isGluedName(host: string): boolean {
  const labels = host.split('.').map(lettersOf);
  const tld = labels.at(-1) ?? '';
  const mixed = /[a-z]/.test(tld) && /[^\p{Script=Latin}\d-]/u.test(tld);
  return mixed || labels.some((label) => PUNCTUATION.test(label));
}

/** What an `xn--` label stands for; nothing of the others is asked. */
function lettersOf(label: string): string {
  return label.startsWith('xn--') ? (decodePunycode(label.slice(4)) ?? '') : '';
}

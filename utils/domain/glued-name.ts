import { isKnownTld } from './known-tld';
import { decodePunycode } from './punycode';

/** No registry takes them: brackets and quotes of any script, and the comma between two names in a Japanese text. */
const PUNCTUATION = /[\p{Ps}\p{Pe}\p{Pi}\p{Pf}\u3001]/u;

/** Latin letters, then others, then Latin ones again. */
const JOINED = /^([a-z]{2,})[^\p{Script=Latin}\p{ASCII}]+[a-z\d]/u;

/**
 * Whether a host is a name with the sentence that goes on behind it, as in texts without spaces: `evil.comです`,
 * `evil.com에서`, `evil.com、b.com`, or with one more behind. Top-level names are of one script, and none mixes Latin letters with others.
 */
export function isGluedName(host: string): boolean {
  const labels = host.split('.').map(lettersOf);
  const tld = labels.at(-1) ?? '';
  const mixed = /[a-z]/.test(tld) && /[^\p{Script=Latin}\d-]/u.test(tld);
  return mixed || labels.some((label) => PUNCTUATION.test(label)) || joinsTwo(labels);
}

/** `evil.comとb.com`: one name ends where in a sentence the next one begins. `www` is none by itself. */
function joinsTwo(labels: readonly string[]): boolean {
  return labels.some((label, at) => {
    const [, tld = ''] = JOINED.exec(label) ?? [];
    return at > 0 && (at > 1 || labels[0] !== 'www') && isKnownTld(tld);
  });
}

/** What an `xn--` label stands for; nothing of the others is asked. */
function lettersOf(label: string): string {
  return label.startsWith('xn--') ? (decodePunycode(label.slice(4)) ?? '') : label === 'www' ? label : '';
}

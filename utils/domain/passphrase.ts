import { PASSPHRASE_AT_LEAST } from './secret-box';

export type PassphraseStrength = 'short' | 'weak' | 'fair' | 'strong';

/** What nobody has to guess: runs, and the first things that people try. */
const USUAL = /password|passwort|passphrase|qwert|asdf|letmein|virustotal|assay|пароль|йцукен/i;
const [FAIR, STRONG] = [50, 75];
/** Bits of a word, and of a sign between words. */
const [WORD, REST] = [13, 4];

/**
 * A rough hint, no promise: bits if every character were picked at random among its kind, where repetitions and
 * runs such as `1234` count once.
 */
export function passphraseStrength(text: string): PassphraseStrength {
  const characters = [...text];
  if (characters.length < PASSPHRASE_AT_LEAST) return 'short';
  const surprising = characters.filter((one, at) => at === 0 || !follows(characters[at - 1] ?? '', one));
  const repeated = new Set(characters).size < characters.length / 3;
  const random = surprising.length * Math.log2(alphabet(text)) * (repeated ? 0.5 : 1);
  const bits = Math.min(random, wordBits(text));
  const telling = USUAL.test(text) ? bits / 2 : bits;
  if (telling < FAIR) return 'weak';
  return telling < STRONG ? 'fair' : 'strong';
}

/** A word that stands in a dictionary is one of some thousand, however long it is. */
function wordBits(text: string): number {
  const words = text.match(/\p{L}{3,}/gu) ?? [];
  const rest = [...text.replace(/\p{L}{3,}|\s/gu, '')];
  const known = words.every((word) => word === word.toLowerCase() || /^\p{Lu}\p{Ll}+$/u.test(word));
  return known && words.length > 1 ? words.length * WORD + rest.length * REST : Number.POSITIVE_INFINITY;
}

function follows(before: string, one: string): boolean {
  const step = (one.codePointAt(0) ?? 0) - (before.codePointAt(0) ?? 0);
  return Math.abs(step) <= 1;
}

/** Words are no random letters, so an alphabet of one case counts less than it has. */
function alphabet(text: string): number {
  const kinds: readonly (readonly [RegExp, number])[] = [
    [/\p{Ll}/u, 14],
    [/\p{Lu}/u, 14],
    [/\p{Lo}/u, 200],
    [/\d/, 10],
    [/[^\p{L}\d]/u, 12],
  ];
  return Math.max(
    2,
    kinds.reduce((sum, [kind, size]) => (kind.test(text) ? sum + size : sum), 0),
  );
}

import { decodePunycode } from './punycode';

/**
 * Whether a label of a host mixes Latin with Cyrillic or Greek letters, many of which look like Latin ones:
 * `exаmple.com` with a Cyrillic а, in that spelling or as `xn--exmple-4nf.com` (faults.md §5.22). Names in one
 * alphabet are ordinary ones.
 */
export function mixesScripts(host: string): boolean {
  return host.split('.').some((label) => {
    const letters = /^xn--/i.test(label) ? (decodePunycode(label.slice(4)) ?? '') : label;
    return /\p{Script=Latin}/u.test(letters) && /\p{Script=Cyrillic}|\p{Script=Greek}/u.test(letters);
  });
}

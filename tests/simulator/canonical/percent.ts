/*
 * Percent escapes on byte strings: JavaScript strings in which every character is one byte (latin1), so that no
 * byte sequence, however broken as UTF-8, is lost.
 */

export const toBytes = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');
export const fromBytes = (bytes: string): string => Buffer.from(bytes, 'latin1').toString('utf8');

const unescapeOnce = (bytes: string): string =>
  bytes.replace(/%([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/** Un-escapes until nothing is left to un-escape. Every pass that changes the text shortens it, so it ends. */
export function unescapeFully(bytes: string): string {
  let current = bytes;
  for (;;) {
    const next = unescapeOnce(current);
    if (next === current) return current;
    current = next;
  }
}

const hex = (character: string): string =>
  `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;

const mustEscape = (character: string): boolean =>
  character <= ' ' || character >= '\u007f' || character === '#' || character === '%';

/** Escapes bytes ≤ 0x20 and ≥ 0x7F, `#` and `%`, and no others (virustotal-api.md §3). */
export const escapeBytes = (bytes: string): string =>
  Array.from(bytes, (character) => (mustEscape(character) ? hex(character) : character)).join('');

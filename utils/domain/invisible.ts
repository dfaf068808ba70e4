/**
 * Characters that nobody sees: zero-width ones, soft hyphens, bidi marks and overrides, the byte order mark.
 * In an indicator they only ever hide something (faults.md §5.5, §5.31).
 */
// Format characters (Unicode Cf) and the combining grapheme joiner.
const INVISIBLE = /\u034f|\p{Cf}/gu;

/** The text without invisible characters. */
export function withoutInvisible(text: string): string {
  return text.replace(INVISIBLE, '');
}

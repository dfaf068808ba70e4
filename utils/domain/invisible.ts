/**
 * Characters that nobody sees: zero-width ones, soft hyphens, bidi marks and overrides, the byte order mark.
 * In an indicator they only ever hide something (faults.md §5.5, §5.31).
 */
const INVISIBLE = /[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g;

/** The text without invisible characters. */
export function withoutInvisible(text: string): string {
  return text.replace(INVISIBLE, '');
}

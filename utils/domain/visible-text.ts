/**
 * What draws nothing, turns the writing direction or breaks a line unseen: controls except tab and line feed,
 * soft hyphens, fillers, the empty Braille cell, zero-width and bidi characters, tags, lone surrogates (faults.md §5.31).
 */
const HIDDEN =
  /(?![\n\t])(?:\p{Cc}|\p{Cf}|\p{Cs}|\p{Zl}|\p{Zp}|\u034f|\u115f|\u1160|\u17b4|\u17b5|\u2800|\u3164|\uffa0)/gu;
/** Inside an emoji the joiner belongs to the picture. */
const IN_EMOJI =
  /(\p{Extended_Pictographic}[\ufe0f\u{1f3fb}-\u{1f3ff}]?)\u200d(?=\p{Extended_Pictographic})/gu;
const HELD = '\u{10fffd}';

/**
 * Foreign text as it may be shown: each hidden character as `⟨U+202E⟩`, and at most `most` characters of the
 * text itself, then `…`. Line feeds and tabs stay: HTML draws them as spaces unless a style sheet asks for lines.
 */
export function visibleText(text: string, most = 10_000): string {
  const cut = text.length > most ? `${withoutHalf(text.slice(0, most))}…` : text;
  const held = cut.replace(/\r\n/g, '\n').replaceAll(HELD, '').replace(IN_EMOJI, `$1${HELD}`);
  return held.replace(HIDDEN, (character) => `⟨U+${codeOf(character)}⟩`).replaceAll(HELD, '\u200d');
}

function codeOf(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
}

/** Without the first half of a pair that the cut tore. */
function withoutHalf(text: string): string {
  return /[\ud800-\udbff]$/.test(text) ? text.slice(0, -1) : text;
}

/*
 * Trimming by hand: a regular expression such as /[.,]+$/ takes quadratic time on a long run that does not
 * stand at the end (faults.md §5.4).
 */

/** The text without any of `marks` at its start. */
export function trimStart(text: string, marks: string): string {
  let from = 0;
  while (from < text.length && marks.includes(text.charAt(from))) from++;
  return text.slice(from);
}

/** The text without any of `marks` at its end. */
export function trimEnd(text: string, marks: string): string {
  let to = text.length;
  while (to > 0 && marks.includes(text.charAt(to - 1))) to--;
  return text.slice(0, to);
}

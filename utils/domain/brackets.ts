const OPENS = '([{';
const CLOSES = ')]}';

/** Where the first bracket closes that `text` did not open after `from`; its length when there is none. */
export function endOfBalanced(text: string, from: number): number {
  const open = [0, 0, 0];
  for (let at = from; at < text.length; at++) {
    const opens = OPENS.indexOf(text.charAt(at));
    if (opens >= 0) open[opens] = (open[opens] ?? 0) + 1;
    const closes = CLOSES.indexOf(text.charAt(at));
    if (closes < 0) continue;
    const depth = open[closes] ?? 0;
    if (depth === 0) return at;
    open[closes] = depth - 1;
  }
  return text.length;
}

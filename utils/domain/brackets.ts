const OPENS = '([{';
const CLOSES = ')]}';

/**
 * Where the first bracket closes that `text` did not open after `from`, or where `stops` says so before that;
 * the text's length when neither happens.
 */
export function endOfBalanced(text: string, from: number, stops?: (at: number) => boolean): number {
  const open: number[] = [];
  for (let at = from; at < text.length; at++) {
    const character = text.charAt(at);
    const opens = OPENS.indexOf(character);
    if (opens >= 0) open[opens] = (open[opens] ?? 0) + 1;
    const closes = CLOSES.indexOf(character);
    if (closes >= 0) {
      const depth = open[closes] ?? 0;
      if (depth === 0) return at;
      open[closes] = depth - 1;
    }
    if (stops?.(at)) return at;
  }
  return text.length;
}

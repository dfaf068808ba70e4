/**
 * Percent escapes and `+` undone at most three times over; what is no UTF-8 stays as it is (faults.md §5.30). Characters
 * of other widths are what they stand for: `ｔｏｋｅｎ＝` names a secret too.
 */
export function decodeLeniently(text: string): string {
  let current = text.replaceAll('+', ' ');
  for (let round = 0; round < 3 && current.includes('%'); round++) {
    const next = current.replace(/(?:%[\da-f]{2})+/gi, decodeRun);
    if (next === current) break;
    current = next;
  }
  return current.normalize('NFKC');
}

function decodeRun(escapes: string): string {
  const bytes = Uint8Array.from(escapes.slice(1).split('%'), (hex) => Number.parseInt(hex, 16));
  return new TextDecoder().decode(bytes);
}

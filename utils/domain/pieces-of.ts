import { wholeWords } from './find-indicators';

/**
 * A text in pieces of about `most` characters that tear no word: they end at the end of a line, or else of a word. A
 * longer word is a piece of its own.
 */
export function* piecesOf(text: string, most: number): Generator<string> {
  for (let at = 0; at < text.length; ) {
    const end = at + most < text.length ? endOf(text, at, most) : text.length;
    yield text.slice(at, end);
    at = end;
  }
}

function endOf(text: string, at: number, most: number): number {
  const part = text.slice(at, at + most);
  const whole = part.lastIndexOf('\n') + 1 || wholeWords(part, most).length;
  if (whole > 0) return at + whole;
  const space = /\s/g;
  space.lastIndex = at + most;
  return (space.exec(text)?.index ?? text.length - 1) + 1;
}

/** A word of a page's text that may name an indicator, and where it ends without its punctuation. */
export interface PageWord {
  /** The word; of a number also the word before it and `BEFORE_ENDS`, since `version 1.2.3.4` is no address. */
  readonly text: string;
  readonly end: number;
}

export interface WordsRead {
  readonly words: readonly PageWord[];
  /** Where to go on; null at the end of the text. */
  readonly next: number | null;
}

/**
 * Up to the breaks of `find-indicators`, the spaces of `evil [.] example` belonging to the word. No longer than what
 * may be asked about, so that no text makes one step long.
 */
const WORD =
  /(?:(?<=\w) ?[[({] ?(?:\.|dot) ?[\])}] ?(?=\w)|[^\s<>"`\u201c-\u201f\u00ab\u00bb\u3001\u3008-\u3011\u3014-\u301f\uff01\uff08\uff09\uff0c\uff1b\uff1f]){1,2000}/giu;
/** Something like a dot between characters, a scheme, a hash or an IPv6 address: most words have none of it. */
const MAYBE =
  /[\w\u0080-\uffff][.\u3002\uff0e\uff61]\w|[[({] ?(?:\.|dot) ?[\])}]|:\/\/|[0-9a-f]{32}|:[0-9a-f]{0,4}:/i;
/** Between a number and the word before it; no word holds a line break. */
export const BEFORE_ENDS = '\n';
/** Of the word before: no word that says what a number is, is longer. */
const BEFORE_AT_MOST = 100;
const AFTER = '.,;:!?\'"*)]}\u2026\u3002';
const SHORTEST = 4;
const WORDS_AT_ONCE = 500;

/**
 * Words that may be indicators, cheaply: which of them are is decided where the lists of domains are. Reads a few
 * hundred words from `from` on, so that a caller can stop in between.
 */
export function pageWords(text: string, from = 0): WordsRead {
  const words: PageWord[] = [];
  const pattern = new RegExp(WORD);
  pattern.lastIndex = from;
  let before = '';
  for (let read = 0; read < WORDS_AT_ONCE; read++) {
    const found = pattern.exec(text);
    if (!found) return { words, next: null };
    const [word] = found;
    const previous = before;
    before = word;
    if (word.length < SHORTEST || !MAYBE.test(word)) continue;
    let end = word.length;
    while (end > 1 && AFTER.includes(word.charAt(end - 1))) end--;
    const isNumber = /^[\d.]+$/.test(word.slice(0, end));
    const asked = isNumber ? `${previous.slice(-BEFORE_AT_MOST)}${BEFORE_ENDS}${word}` : word;
    words.push({ text: asked, end: found.index + end });
  }
  return { words, next: pattern.lastIndex };
}

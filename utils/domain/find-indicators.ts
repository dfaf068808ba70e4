import type { Indicator } from './indicator';
import { withoutInvisible } from './invisible';
import { readWord } from './read-word';
import { withoutMarkup } from './without-markup';

/** What ends a word in running text, in any script; brackets and commas are looked at more closely later. */
const BREAK =
  /[\s\p{Cc}<>"`\u201c-\u201f\u00ab\u00bb\u3001\u3008-\u3011\u3014-\u301f\uff01\uff08\uff09\uff0c\uff1b\uff1f]+/u;
/** `evil [.] example`, `anna [at] evil (dot) example`: the spaces belong to the mark. */
const SPACED_MARK = /(?<=\w) ?([[({]) ?(\.|dot|@|at) ?([\])}]) ?(?=\w)/gi;

const BARE_HOST = /^https?:\/\/[^/?]*(?=\?|$)/;

export interface Found {
  /** Each once, in the order of the text. */
  readonly indicators: readonly Indicator[];
  /** There were more than `limit`. */
  readonly truncated: boolean;
}

/**
 * All indicators in a free text: mails, tickets, logs, markdown, defanged or not (DESIGN §4, §7). Every place is
 * read the longest way that is right: a URL, not the domain and the hash in it. Links that differ only in
 * their fragment, in how their host is written or in `/` behind it count once.
 * Time grows with the length of the text, whatever it is (faults.md §5.3, §5.4).
 */
export function findIndicators(text: string, { limit }: { readonly limit: number }): Found {
  const found = new Map<string, Indicator>();
  const read = new Set<string>();
  let before = '';
  const seen = withoutInvisible(withoutMarkup(text)).replace(SPACED_MARK, '$1$2$3');
  for (const word of seen.split(BREAK)) {
    // Mails and logs say the same again and again; a number is read anew, what stands before it matters.
    if (read.has(word)) continue;
    if (!/^[\d.]+$/.test(word)) read.add(word);
    for (const indicator of readWord(word, before)) {
      read.add(word);
      const key = sameness(indicator);
      if (found.has(key)) continue;
      if (found.size >= limit) return { indicators: [...found.values()], truncated: true };
      found.set(key, indicator);
    }
    before = word;
  }
  return { indicators: [...found.values()], truncated: false };
}

/**
 * The first `most` characters of a text without the word at their end, which the cut may have torn: half a link
 * is another link (faults.md §5.59).
 */
export function wholeWords(text: string, most: number): string {
  let end = Math.min(text.length, most);
  while (end > 0 && !BREAK.test(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

/** No two kinds are written alike. */
function sameness({ value }: Indicator): string {
  const [address = ''] = value.split('#', 1);
  return address.replace(BARE_HOST, '$&/');
}

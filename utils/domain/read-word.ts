import { hostOf } from './host-of';
import type { Indicator } from './indicator';
import { endOfLink } from './link-end';
import { parseOne } from './parse-one';
import { readPlain } from './read-plain';
import { trimEnd } from './trim-marks';

const SCHEME =
  /(?:h(?:tt|xx)ps?|\uff48(?:\uff54\uff54|\uff58\uff58)\uff50\uff53?)[[({]?[:\uff1a][\])}]?[[({]?[/\\\uff0f]{2}[\])}]?/gi;
const AFTER = '.,;:!?\'"*\u2026\u3002\uff0e\uff61';
/** Markdown puts them before and behind; they end many an address otherwise. */
const EMPHASIS = '_~';
/** The parser refuses longer ones (faults.md §5.27). */
const LONGEST_LINK = 8_192;
/** Before a link that only the page knows that made it: of this its host is left. */
const IN_MEMORY = ['blob:', 'filesystem:'];

/**
 * The indicators in one word of a text, links first read to their end and the rest in between; `before` is the
 * word before it.
 */
export function readWord(word: string, before: string): Indicator[] {
  const found: Indicator[] = [];
  let at = 0;
  for (const scheme of word.matchAll(SCHEME)) {
    // Inside the link just read, such as the target of a redirect.
    if (scheme.index < at) continue;
    found.push(...readPlain(word.slice(at, scheme.index), before));
    const end = endOfLink(word, scheme.index, scheme.index + scheme[0].length);
    const mark = word.charAt(scheme.index - 1);
    const text = trimEnd(word.slice(scheme.index, end), EMPHASIS.includes(mark) ? AFTER + mark : AFTER);
    const link = text.length > LONGEST_LINK ? null : parseOne(text);
    if (link && 'kind' in link) found.push(...(isInMemory(word, scheme.index) ? hostIn(link) : [link]));
    at = end;
  }
  found.push(...readPlain(word.slice(at), before));
  return found;
}

function isInMemory(word: string, at: number): boolean {
  return IN_MEMORY.some((scheme) => word.slice(Math.max(0, at - scheme.length), at).toLowerCase() === scheme);
}

function hostIn({ value }: Indicator): Indicator[] {
  const host = parseOne(hostOf(new URL(value)).value);
  return 'kind' in host ? [host] : [];
}

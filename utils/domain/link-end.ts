import { endOfBalanced } from './brackets';

/** Scripts that put no space between a link and the sentence around it. */
const CJK = /[\u1100-\u11ff\u2e80-\u3001\u3003-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff]/;
const WIDE_DOT = /[\u3002\uff0e\uff61]/;
/** A letter or digit of either width: what goes on behind a wide dot of a host. */
const IN_NAME = /[a-z0-9\uff10-\uff5a]/i;
const NEXT_LINK = /^[,;|]h(?:tt|xx)ps?[[({]?:/i;
/** A second link without anything between: `http://a.examplehttp://b.example`. */
const GLUED_LINK = /h(?:tt|xx)ps?:\/\//iy;
/** What a bracket in a host may hold: a mark of a defanged one, or an IPv6 address. */
const IN_HOST = /.(?: ?(?:\.|dot|:|\/|@|at)|[0-9a-f:.[\]]{0,45}:)/iy;

/**
 * Where a link that begins at `start`, with its host at `host`, ends in a word of running text: at a bracket or
 * quote opened before it, at the next link after a comma, or where Chinese, Japanese or Korean text goes on. A
 * host may itself be in those scripts. Trailing punctuation is left for the caller.
 */
export function endOfLink(word: string, start: number, host: number): number {
  const quote = word.charAt(start - 1);
  let [inHost, inQuery] = [true, false];
  const wideHost = CJK.test(word.charAt(host));
  return endOfBalanced(word, host, (at) => {
    const character = word.charAt(at);
    if (character === "'" && quote === "'") return true;
    // `[http://a.example/x|its name]` and `<http://a.example/x|its name>`; in a query it may be a part of it.
    if (character === '|' && (quote === '[' || !inQuery)) return true;
    if (',;|'.includes(character)) return NEXT_LINK.test(word.slice(at, at + 9));
    if ('/?#'.includes(character)) inHost = false;
    if (character === '?') inQuery = true;
    if (inHost && at > host && startsAt(word, at, character)) return true;
    if (WIDE_DOT.test(character)) return !inHost || !(wideHost || IN_NAME.test(word.charAt(at + 1)));
    return CJK.test(character) && !(inHost && wideHost);
  });
}

/** A footnote `[1]`, a remark in brackets or the next link: not a part of the host before it. */
function startsAt(word: string, at: number, character: string): boolean {
  if (!'[({hH'.includes(character)) return false;
  const pattern = 'hH'.includes(character) ? GLUED_LINK : IN_HOST;
  pattern.lastIndex = at;
  return pattern.test(word) === (pattern === GLUED_LINK);
}

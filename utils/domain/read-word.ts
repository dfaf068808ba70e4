import { endOfBalanced } from './brackets';
import type { Indicator } from './indicator';
import { parseOne } from './parse-one';
import { isPlausible } from './plausible';
import { refang } from './refang';
import { trimEnd, trimStart } from './trim-marks';

const SCHEME = /h(?:tt|xx)ps?[[({]?:[\])}]?[[({]?[/\\]{2}[\])}]?/gi;
/** Scripts that put no space between a link and the sentence around it. */
const CJK = /[\u2e80-\u3000\u3003-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\u1100-\u11ff]/;
const NOT_CJK_SENTENCE = /^[^/?#]*/;
const PIECE = /[^,;|=(){}[\]'!*&\u2e80-\u3001\u3003-\u9fff\uac00-\ud7ff\uf900-\ufaff]+/g;
const AFTER = '.,;:!?\'"*\u2026\u3002\uff0e\uff61';
const BEFORE = '.:?\'"#*-_\u2026\u3002';
const VERSION_WORD = /^[([]?(?:v|ver|vers|version|release|build|firmware|fw|rev|revision)[.:=]?$/i;
/** Longer pieces are refused by the parser anyway. */
const LONGEST = 8_192;

/** The indicators in one word of a text; `before` is the word before it. */
export function readWord(word: string, before: string): Indicator[] {
  const found: Indicator[] = [];
  let at = 0;
  for (const scheme of word.matchAll(SCHEME)) {
    // Inside the link just read, such as the target of a redirect.
    if (scheme.index < at) continue;
    found.push(...readPlain(word.slice(at, scheme.index), before));
    const end = endOfLink(word, scheme.index, scheme.index + scheme[0].length);
    const link = parse(trimEnd(word.slice(scheme.index, end), AFTER));
    if (link?.kind === 'url') found.push(link);
    at = end;
  }
  found.push(...readPlain(word.slice(at), before));
  return found;
}

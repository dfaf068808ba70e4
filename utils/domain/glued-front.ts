import { readUrl } from './read-url';

/**
 * Up to the last character of the host that no ASCII name has; the name that stands behind it, with port and path; the
 * full stop of a sentence.
 */
const FRONT =
  /^([^\s/?#:@\\.]*[^\p{ASCII}])([a-z0-9_][a-z0-9_-]*(?:\.[a-z0-9_-]+)+\.?(?::\d{1,5})?(?:[/?#].*)?)([\u3002\uff0e\uff61]?)$/isu;
/** Scripts that are written without spaces: a sentence goes over into a name anywhere. */
const UNSPACED =
  /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\u30fc\p{sc=Hang}\p{sc=Bopo}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]/u;
/** Bullets, arrows, dashes: in no name that anybody can register (RFC 5892). Pictures are, here and there. */
const ORNAMENTS = /^(?:(?!\p{ExtPict})[\p{P}\p{S}])+$/u;
/** The dots that a name may have between letters of Japanese and of Catalan. */
const INNER_DOT = /[\u00b7\u30fb]$/;
const PICTURES = /^(?:[\p{ExtPict}\p{Emoji_Modifier}\p{RI}]|\ufe0f)+$/u;
/** A word in one of the scripts that part words by spaces. */
const WORD = /^(?:(?![\p{sc=Latn}\p{ASCII}])[\p{L}\p{M}])+$/u;
/** A letter or two may stand in a name to deceive. */
const WORD_LEAST = 3;
/** Cyrillic and Greek letters that look like Latin ones: of them alone a name imitates another (faults.md §5.22). */
const TWINS =
  /^[\u0430\u0432\u0435\u043a\u043c\u043d\u043e\u0440\u0441\u0442\u0443\u0445\u0455\u0456\u0458\u04bb\u0501\u051b\u051d\u03b1\u03b9\u03ba\u03bd\u03bf\u03c1\u03c4\u03c5\u03c7]+$/iu;

export interface Glued {
  /** What stands behind: `evil.com`, `evil.com/a`. */
  readonly name: string;
  /** All of it with its host in ASCII; null where no such name can be. */
  readonly whole: string | null;
  /** What stands before is of a script or of signs that texts put in front of a name without a space. */
  readonly unspaced: boolean;
}

/**
 * A text that may be a sentence and a name behind it without a space, `請訪問evil.com`, and as well a name as a whole, for
 * Japanese and Chinese registries sell such. Null for all that is one thing: `例え.jp`, `пример.рф`, `münchen.de`, an
 * imitation (`раypal.com`).
 */
export function splitGlued(text: string): Glued | null {
  const [, before = '', name = '', stop = ''] = FRONT.exec(text) ?? [];
  if (before === '') return null;
  const last = [...before].at(-1) ?? '';
  const inner = INNER_DOT.test(before);
  const isSentence = UNSPACED.test(before) && (stop !== '' || (ORNAMENTS.test(last) && !inner));
  if (isSentence || ORNAMENTS.test(before)) return { name, whole: null, unspaced: true };
  const unspaced = UNSPACED.test(inner ? before : last) || PICTURES.test(before);
  if (!unspaced && !WORD.test(before)) return null;
  const host = readUrl(`http://${text}`)?.hostname;
  if (host === undefined) return { name, whole: null, unspaced };
  if (!unspaced && (before.length < WORD_LEAST || TWINS.test(before))) return null;
  return { name, whole: host + behindHost(name), unspaced };
}

function behindHost(name: string): string {
  return name.slice(name.search(/[:/?#]|$/));
}

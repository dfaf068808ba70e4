import { asKeyed } from './as-keyed';
import { withoutInvisible } from './invisible';

const OPEN = '[[({]';
const CLOSE = '[\\])}]';
const DOT = new RegExp(`${OPEN} ?(?:\\.|dot) ?${CLOSE}`, 'gi');
/** `evil[.example`, `evil.]example`. */
const HALF_DOT = /(?<=[a-z0-9-])(?:\[\.|\.\])(?=[a-z0-9-])/gi;
/** `evil\\.example`, out of a regular expression or markdown; behind a scheme it is how a browser writes a slash. */
const ESCAPED_DOT = /\\\.(?<=^[a-z0-9.\\-]{1,253})(?=[a-z0-9-])/gi;
const AT = new RegExp(`${OPEN} ?(?:@|at) ?${CLOSE}`, 'gi');
const COLON_SLASHES = new RegExp(`${OPEN}(:/{0,2}|//?)${CLOSE}`, 'g');
/** A dot of another script between two characters of a host name; elsewhere it ends a CJK sentence. */
const WIDE_DOT = /(?<=[a-z0-9\uff10-\uff5a-])[\u2024\u3002\ufe52\uff0e\uff61](?=[a-z0-9\uff10-\uff5a-])/gi;
const SCHEME = /^hxxp(?=s?:)/i;

/**
 * Starts as a working link up to the end of its authority: nobody has defanged it. An IPv6 address has two colons
 * at least: `[.]` and `[:]` are marks.
 */
const LIVE = /^https?:\/\/(?:[^/?#[\](){}\\]|\[(?=[0-9a-f.]*:[0-9a-f.]*:)[0-9a-f:.]+\])*(?:[/?#]|$)/i;
const MARK = new RegExp(`${OPEN} ?(?:\\.|dot|:|:?//?|@) ?${CLOSE}`, 'i');
/** `h**p`, `hxxxp`, `htp`, `h__p`: meant as http, but nobody wrote down what it stands for. */
const ODD_SCHEME = /^(?!https?:)h(?:[tx_]|[^a-z0-9/:]){1,6}ps?[^a-z0-9/]{0,3}:/i;

/**
 * Undoes one defanging of one text: `hxxp`, `[.]` `(.)` `{.}` `[dot]`, `[:]`, `[://]`, `[/]`, `[@]`, wide dots and
 * slashes, invisible characters (DESIGN §4, faults.md §5.11). A link that works as it stands keeps its path and query:
 * there `[.]` is a part of the address. What is defanged twice stays so, see `isAmbiguous`.
 */
export function refang(text: string): string {
  const seen = asKeyed(withoutInvisible(text));
  if (LIVE.test(seen)) return seen;
  return seen
    .replace(DOT, '.')
    .replace(AT, '@')
    .replace(COLON_SLASHES, '$1')
    .replace(HALF_DOT, '.')
    .replace(ESCAPED_DOT, '.')
    .replace(WIDE_DOT, '.')
    .replace(SCHEME, (found) => (found.startsWith('H') ? 'HTTP' : 'http'));
}

/** Whether a refanged text still looks defanged: twice, or in a way with no one reading (faults.md §5.12). */
export function isAmbiguous(refanged: string): boolean {
  return !LIVE.test(refanged) && (MARK.test(refanged) || ODD_SCHEME.test(refanged));
}

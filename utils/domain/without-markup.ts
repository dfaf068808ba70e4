import { unescapeJson } from './unescape-json';

/** Only what says so itself: `=3D` and a line that ends in `=` may also stand in an address. */
const QUOTED_PRINTABLE = /Content-Transfer-Encoding:\s{0,8}quoted-printable|=3D["']/i;
const SOFT_BREAK = /=\r?\n/g;
const QUOTED_BYTE = /=([2-7][0-9A-F])/g;

const ENTITY =
  /&(?:(amp|#0{0,4}38|#x0{0,4}26)|(quot|apos|lt|gt|nbsp|#0{0,4}(?:34|39|60|62|160)|#x0{0,4}(?:22|27|3c|3e|a0)));/gi;

/**
 * A text without what sources of mails, pages and JSON put between the characters of an address: the soft line
 * breaks and `=3D` of quoted-printable, `&amp;`, `\/`. Quotes and angle brackets that are written as entities end
 * a word as the characters themselves do.
 */
export function withoutMarkup(text: string): string {
  const plain = QUOTED_PRINTABLE.test(text) ? fromQuotedPrintable(text) : text;
  return unescapeJson(plain.replace(ENTITY, (_, ampersand) => (ampersand === undefined ? ' ' : '&')));
}

/** Line breaks and ASCII only: that is what addresses are made of. */
function fromQuotedPrintable(text: string): string {
  return text
    .replace(SOFT_BREAK, '')
    .replace(QUOTED_BYTE, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

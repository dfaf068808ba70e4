import { endOfBalanced } from './brackets';
import { trimEnd, trimStart } from './trim-marks';

const OPENING = '"\'`<([{\u201c\u201d\u201e\u2018\u2019\u00ab\u300c';
const CLOSING = '"\'`>,;\u201c\u201d\u2018\u2019\u00bb\u300d';

/** Without quotes and brackets around it; a closing bracket stays where the text itself opened it. */
export function unwrap(text: string): string {
  if (/^\[[0-9a-f:.]+\]/i.test(text)) return trimEnd(text, CLOSING);
  const bare = trimEnd(trimStart(text, OPENING), CLOSING);
  const balanced = bare.slice(0, endOfBalanced(bare, 0));
  // More behind the bracket than closing marks: then it did not wrap the text.
  const wraps = trimStart(bare.slice(balanced.length), `${CLOSING})]}.`) === '';
  return wraps ? trimEnd(balanced, CLOSING) : bare;
}

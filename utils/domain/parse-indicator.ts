import { failed, type Result, success } from './result';
import type { BadInputWhy } from './failure';
import { findIndicators } from './find-indicators';
import type { Indicator } from './indicator';
import { parseOne } from './parse-one';
import { normalAddress } from './web-address';

/** Longer texts are refused, never cut (faults.md §5.27). In characters. */
export const INDICATOR_MAX = 8_192;
/** Several indicators are counted no further than this. */
const COUNT_MOST = 1_000;

/**
 * What one field, one link or one short selection means. Surrounding spaces, quotes and brackets go, one
 * defanging is undone. A text of several words is read as `findIndicators` reads it: the only indicator in it is
 * meant. Fails with `bad-input` and why: `empty`, `not-an-indicator`, `hash-length`, `scheme`, `too-long`,
 * `ambiguous-defang`, `several` (faults.md §5.7 to §5.27). What it gives, parses to itself.
 */
export function parseIndicator(text: string): Result<Indicator> {
  if (text.length > INDICATOR_MAX) {
    return badInput({ reason: 'too-long', length: text.length, limit: INDICATOR_MAX });
  }
  const bare = text.trim();
  const one = parseOne(bare);
  if ('kind' in one) return success(one);
  if (!/\s/.test(bare)) return badInput(one);
  return parseWords(bare, one);
}

function parseWords(text: string, whyNotOne: BadInputWhy): Result<Indicator> {
  const { indicators } = findIndicators(text, { limit: COUNT_MOST });
  if (indicators.length > 1) return badInput({ reason: 'several', count: indicators.length });
  // A link broken over lines is one link to every URL parser; one with spaces may as well be a sentence.
  const joined = /^https?:\/\//i.test(text) && !/[^\S\t\r\n]/.test(text) ? normalAddress(text) : null;
  if (joined !== null) return success({ kind: 'url', value: joined });
  const [only] = indicators;
  return only ? success(only) : badInput(whyNotOne);
}

function badInput(why: BadInputWhy): Result<Indicator> {
  return failed({ tag: 'bad-input', why });
}

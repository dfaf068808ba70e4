import type { BadInputWhy } from './failure';
import { findIndicators } from './find-indicators';
import type { Indicator } from './indicator';
import { noAddress } from './no-address';
import { parseOne } from './parse-one';
import { failed, type Result, success } from './result';
import { normalAddress } from './web-address';

/** Longer texts are refused, never cut (faults.md §5.27). In characters. */
const INDICATOR_MAX = 8_192;
/** Several indicators are counted no further than this. */
const COUNT_MOST = 1_000;
/** A link, then more of it after tabs or line breaks only, and no second link. */
const JOINABLE = /^https?:\/\/\S+(?:[\t\r\n]+(?!\S*:\/\/)\S+)+$/i;
/** Broken within the first label of its host, as no whole link can be. */
const BROKEN_HOST = /^https?:\/\/[a-z0-9-]+[\t\r\n]/i;

/**
 * What one field, one link or one short selection means. Surrounding spaces, quotes and brackets go, one
 * defanging is undone. Several words, and one that has more around the indicator, `[click](https://a.example)`,
 * are read as `findIndicators` reads them: the only indicator there is meant. Fails with `bad-input` and why: `empty`,
 * `not-an-indicator`, `hash-length`, `scheme`, `too-long`, `ambiguous-defang`, `several` (faults.md §5.7 to §5.27).
 * What it gives, parses to itself.
 */
export function parseIndicator(text: string): Result<Indicator> {
  if (text.length > INDICATOR_MAX) return tooLong(text);
  const bare = text.trim();
  const none = noAddress(bare);
  if (none) return badInput(none);
  const one = parseOne(bare);
  if ('kind' in one) return success(one);
  if (!/\s/.test(bare) && one.reason !== 'not-an-indicator') return badInput(one);
  return parseWords(bare, one);
}

/**
 * The target of a link, as the browser gives it: nothing is trimmed, refanged or guessed, for all of it is the
 * address. Fails with `bad-input`: `scheme`, `too-long`, `not-an-indicator` (faults.md §5.25 to §5.27).
 */
export function parseLink(href: string): Result<Indicator> {
  if (href.length > INDICATOR_MAX) return tooLong(href);
  const none = noAddress(href.trim());
  if (none) return badInput(none);
  const scheme = /^\s*([a-z][a-z0-9+.-]*):/i.exec(href)?.[1]?.toLowerCase() ?? '';
  if (scheme !== 'http' && scheme !== 'https') return badInput({ reason: 'scheme', scheme });
  const value = normalAddress(href);
  return value === null ? badInput({ reason: 'not-an-indicator' }) : success({ kind: 'url', value });
}

function parseWords(text: string, whyNotOne: BadInputWhy): Result<Indicator> {
  const { indicators } = findIndicators(text, { limit: COUNT_MOST });
  // A link broken over lines is one link to every URL parser; one with spaces may as well be a sentence, and behind
  // a tab stands the next cell of a table.
  const broken = BROKEN_HOST.test(text) || (indicators.length === 1 && !text.includes('\t'));
  const joined = broken && JOINABLE.test(text) ? parseOne(text.replace(/[\t\r\n]/g, '')) : whyNotOne;
  if ('kind' in joined) return success(joined);
  if (indicators.length > 1) return badInput({ reason: 'several', count: indicators.length });
  const [only] = indicators;
  return only ? success(only) : badInput(whyNotOne);
}

function tooLong(text: string): Result<Indicator> {
  return badInput({ reason: 'too-long', length: text.length, limit: INDICATOR_MAX });
}

function badInput(why: BadInputWhy): Result<Indicator> {
  return failed({ tag: 'bad-input', why });
}

import type { CheckOrigin } from '@/utils/domain/check';
import { findIndicators } from '@/utils/domain/find-indicators';
import { gluedChoices } from '@/utils/domain/glued-choices';
import type { Indicator } from '@/utils/domain/indicator';
import { noAddress } from '@/utils/domain/no-address';
import { parseIndicator, parseLink } from '@/utils/domain/parse-indicator';
import { failed, type Result, success } from '@/utils/domain/result';

/** More than this many in one selection are counted, not listed. */
const SELECTION_LIMIT = 200;

/**
 * What a right-click meant. A link or a page is one address; a selection may be a whole mail, and with several
 * indicators in it fails with `bad-input` `several`: then a person has to choose.
 */
export function indicatorOfClick(origin: CheckOrigin, text: string): Result<Indicator> {
  if (origin !== 'selection') return parseLink(text);
  const whole = parseIndicator(text);
  if (isWhole(text.trim(), whole)) return whole;
  const { indicators } = findIndicators(text, { limit: SELECTION_LIMIT });
  const [first] = indicators;
  if (!first) return whole;
  if (indicators.length === 1) return success(first);
  return failed({ tag: 'bad-input', why: { reason: 'several', count: indicators.length } });
}

/** Of one word no part is taken where it means something itself: `日本語.example.com`, `blob:https://a.example/x`. */
function isWhole(text: string, read: Result<Indicator>): boolean {
  if (noAddress(text) !== null || gluedChoices(text).length > 0) return true;
  return read.ok && !/\s/.test(text);
}

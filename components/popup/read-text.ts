import type { Failure } from '@/utils/domain/failure';
import { findIndicators } from '@/utils/domain/find-indicators';
import type { Indicator } from '@/utils/domain/indicator';
import { parseIndicator } from '@/utils/domain/parse-indicator';
import type { PrivacyDecision } from '@/utils/domain/privacy';
import { decide } from '@/utils/domain/privacy-gate';

/** How many indicators of one pasted text are offered to choose from; the rest is counted. */
const CHOICES_AT_MOST = 50;
/** Longer texts are not read here at every keystroke. */
const TEXT_AT_MOST = 100_000;

/** What the text in the field means, before anything is sent. */
export type Reading =
  | { readonly means: 'nothing' }
  | { readonly means: 'one'; readonly indicator: Indicator; readonly decision: PrivacyDecision }
  | { readonly means: 'several'; readonly indicators: readonly Indicator[]; readonly more: boolean }
  | { readonly means: 'unreadable'; readonly failure: Failure };

/** Reads what was typed, pasted or dropped, with the user's own private hosts. */
export function readText(text: string, privateHosts: readonly string[]): Reading {
  if (text.trim() === '') return { means: 'nothing' };
  const parsed = parseIndicator(text);
  if (parsed.ok) return readIndicator(parsed.value, privateHosts);
  const { failure } = parsed;
  const mayHoldSeveral =
    failure.tag === 'bad-input' && (failure.why.reason === 'several' || failure.why.reason === 'too-long');
  if (mayHoldSeveral) {
    const { indicators, truncated } = findIndicators(text.slice(0, TEXT_AT_MOST), { limit: CHOICES_AT_MOST });
    if (indicators.length > 0) {
      return { means: 'several', indicators, more: truncated || text.length > TEXT_AT_MOST };
    }
  }
  return { means: 'unreadable', failure };
}

/** One of several, once it is chosen. */
export function readIndicator(indicator: Indicator, privateHosts: readonly string[]): Reading {
  return { means: 'one', indicator, decision: decide(indicator, { privateHosts }) };
}

import type { Failure } from './failure';
import { findIndicators } from './find-indicators';
import type { Indicator } from './indicator';
import { parseIndicator } from './parse-indicator';
import type { PrivacyDecision } from './privacy';
import { decide } from './privacy-gate';

/** What a text means, and what of it would leave, before anything is sent. */
export type Reading =
  | { readonly means: 'nothing' }
  | { readonly means: 'one'; readonly indicator: Indicator; readonly decision: PrivacyDecision }
  | { readonly means: 'several'; readonly indicators: readonly Indicator[]; readonly more: boolean }
  | { readonly means: 'unreadable'; readonly failure: Failure };

/** How many indicators of one pasted text are offered to choose from. */
const CHOICES_AT_MOST = 50;
/** Longer texts are not read at every keystroke. */
const TEXT_AT_MOST = 100_000;

/** Reads what was typed, pasted or dropped: the one thing in it, or a choice of what there is. */
export function readText(text: string, privateHosts: readonly string[]): Reading {
  if (text.trim() === '') return { means: 'nothing' };
  const parsed = parseIndicator(text);
  if (parsed.ok) {
    return { means: 'one', indicator: parsed.value, decision: decide(parsed.value, { privateHosts }) };
  }
  const { failure } = parsed;
  const mayHoldSeveral =
    failure.tag === 'bad-input' && (failure.why.reason === 'several' || failure.why.reason === 'too-long');
  if (!mayHoldSeveral) return { means: 'unreadable', failure };
  const { indicators, truncated } = findIndicators(text.slice(0, TEXT_AT_MOST), { limit: CHOICES_AT_MOST });
  if (indicators.length === 0) return { means: 'unreadable', failure };
  return { means: 'several', indicators, more: truncated || text.length > TEXT_AT_MOST };
}

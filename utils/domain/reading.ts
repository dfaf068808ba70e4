import type { Failure } from './failure';
import { findIndicators, wholeWords } from './find-indicators';
import { gluedChoices } from './glued-choices';
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
/** Longer texts are not read at every keystroke; the cut is told as `more`. In characters. */
const TEXT_AT_MOST = 100_000;

/** Reads what was typed, pasted or dropped: the one thing in it, or a choice of what there is. */
export function readText(text: string, privateHosts: readonly string[]): Reading {
  if (text.trim() === '') return { means: 'nothing' };
  const parsed = parseIndicator(text);
  if (parsed.ok) {
    return { means: 'one', indicator: parsed.value, decision: decide(parsed.value, { privateHosts }) };
  }
  const choices = gluedChoices(text);
  if (choices.length > 0) return { means: 'several', indicators: choices, more: false };
  const { failure } = parsed;
  const mayHoldSeveral =
    failure.tag === 'bad-input' && (failure.why.reason === 'several' || failure.why.reason === 'too-long');
  if (!mayHoldSeveral) return { means: 'unreadable', failure };
  // A text of just this length was cut by somebody before us.
  const cut = text.length >= TEXT_AT_MOST;
  const read = cut ? wholeWords(text, TEXT_AT_MOST) : text;
  const { indicators, truncated } = findIndicators(read, { limit: CHOICES_AT_MOST });
  if (indicators.length === 0) return { means: 'unreadable', failure };
  return { means: 'several', indicators, more: truncated || cut };
}

import { findIndicators } from '@/utils/domain/find-indicators';
import { parseIndicator } from '@/utils/domain/parse-indicator';
import { type Reading, readIndicator } from './read-text';

/** How many indicators of one pasted text are offered to choose from. */
const CHOICES_AT_MOST = 50;
/** Longer texts are not read here at every keystroke. */
const TEXT_AT_MOST = 100_000;

/** Reads a text of several words: the one thing in it, or a choice of what there is. */
export function readFreeText(text: string, privateHosts: readonly string[]): Reading {
  const parsed = parseIndicator(text);
  if (parsed.ok) return readIndicator(parsed.value, privateHosts);
  const { failure } = parsed;
  const mayHoldSeveral =
    failure.tag === 'bad-input' && (failure.why.reason === 'several' || failure.why.reason === 'too-long');
  if (!mayHoldSeveral) return { means: 'unreadable', failure };
  const { indicators, truncated } = findIndicators(text.slice(0, TEXT_AT_MOST), { limit: CHOICES_AT_MOST });
  if (indicators.length === 0) return { means: 'unreadable', failure };
  return { means: 'several', indicators, more: truncated || text.length > TEXT_AT_MOST };
}

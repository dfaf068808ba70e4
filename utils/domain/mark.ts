import { findIndicators } from './find-indicators';
import type { Indicator } from './indicator';
import { withoutInvisible } from './invisible';
import { CANDIDATE_AT_MOST } from './mark-limits';
import { BEFORE_ENDS } from './page-words';
import { parseIndicator } from './parse-indicator';
import { decide } from './privacy-gate';
import { readWord } from './read-word';
import { requestKey } from './request-key';
import type { Verdict } from './verdict';

/** What is known about one thing on a page, as much of it as a mark and its card show. */
export interface Mark {
  /** What was found in the page's text or behind its link. */
  readonly indicator: Indicator;
  readonly verdict: Verdict;
  /** When VirusTotal's engines looked, Unix ms; null where there is no report, or it does not say. */
  readonly analysedAt: number | null;
  /** When VirusTotal was asked, Unix ms. */
  readonly fetchedAt: number;
  /** Older than the settings call old. */
  readonly old: boolean;
}

/** What the address of a link asks for; null when it is none that can be checked. */
export function linkIndicator(address: string): Indicator | null {
  const read = address.length > CANDIDATE_AT_MOST ? null : parseIndicator(address);
  return read?.ok ? read.value : null;
}

/**
 * The indicator in a word of a page's text (`page-words`), defanged or not; null for all other words. What stands
 * before a number only says what the number is. A word with several has none: a mark behind it would be read as
 * said of each.
 */
export function wordIndicator(word: string): Indicator | null {
  if (word.length > CANDIDATE_AT_MOST) return null;
  const own = word.lastIndexOf(BEFORE_ENDS) + 1;
  const found =
    own > 0
      ? readWord(word.slice(own), withoutInvisible(word.slice(0, own - 1)))
      : findIndicators(word, { limit: 2 }).indicators;
  const [only, another] = found;
  return another ? null : (only ?? null);
}

/**
 * The names under which an answer about exactly this may be cached. None for what never leaves; of what looks
 * secret only what the user sent as it is: an answer about the rest of it is about another address.
 */
export function markKeys({ kind, value }: Indicator, privateHosts: readonly string[]): readonly string[] {
  const decision = decide({ kind, value }, { privateHosts });
  if (decision.decision === 'private') return [];
  return [requestKey({ kind, value: decision.decision === 'send' ? decision.value : decision.asIs })];
}

/**
 * The same, then the name of what is sent without its secret parts. For warnings only: who was told that a link is
 * malicious without its token is warned of the link with it; nothing good is concluded from that.
 */
export function warningKeys(indicator: Indicator, privateHosts: readonly string[]): readonly string[] {
  const decision = decide(indicator, { privateHosts });
  const own = markKeys(indicator, privateHosts);
  if (decision.decision !== 'ask') return own;
  return [...new Set([...own, requestKey({ kind: indicator.kind, value: decision.without })])];
}

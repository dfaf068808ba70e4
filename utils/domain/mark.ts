import { findIndicators } from './find-indicators';
import type { Indicator } from './indicator';
import { CANDIDATE_AT_MOST } from './mark-limits';
import { parseIndicator } from './parse-indicator';
import { decide } from './privacy-gate';
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

/** The first indicator in a word of a page's text, defanged or not; null for all other words. */
export function wordIndicator(word: string): Indicator | null {
  if (word.length > CANDIDATE_AT_MOST) return null;
  return findIndicators(word, { limit: 1 }).indicators[0] ?? null;
}

/**
 * The names under which an answer about it may be cached, best first: as it is, or without the parts that look
 * secret, where that is what was asked. None for what never leaves.
 */
export function markKeys({ kind, value }: Indicator, privateHosts: readonly string[]): readonly string[] {
  const decision = decide({ kind, value }, { privateHosts });
  if (decision.decision === 'private') return [];
  const sent = decision.decision === 'send' ? [decision.value] : [decision.asIs, decision.without];
  return [...new Set(sent.map((text) => requestKey({ kind, value: text })))];
}

import type { Failure } from '@/utils/domain/failure';
import type { Indicator } from '@/utils/domain/indicator';
import { parseOne } from '@/utils/domain/parse-one';
import type { PrivacyDecision } from '@/utils/domain/privacy';
import { decide } from '@/utils/domain/privacy-gate';

/** Longer texts, and texts of several words, are read by the code for free text, which is fetched for them. */
const WORD_AT_MOST = 8_192;

/** What the text in the field means, before anything is sent. */
export type Reading =
  | { readonly means: 'nothing' }
  | { readonly means: 'one'; readonly indicator: Indicator; readonly decision: PrivacyDecision }
  | { readonly means: 'several'; readonly indicators: readonly Indicator[]; readonly more: boolean }
  | { readonly means: 'unreadable'; readonly failure: Failure };

/** Reads what was typed, pasted or dropped, with the user's own private hosts. */
export async function readText(text: string, privateHosts: readonly string[]): Promise<Reading> {
  const bare = text.trim();
  if (bare === '') return { means: 'nothing' };
  if (/\s/.test(bare) || bare.length > WORD_AT_MOST) {
    const { readFreeText } = await import('./read-free-text');
    return readFreeText(text, privateHosts);
  }
  const one = parseOne(bare);
  if ('kind' in one) return readIndicator(one, privateHosts);
  return { means: 'unreadable', failure: { tag: 'bad-input', why: one } };
}

/** One indicator with what the privacy gate says of it. */
export function readIndicator(indicator: Indicator, privateHosts: readonly string[]): Reading {
  return { means: 'one', indicator, decision: decide(indicator, { privateHosts }) };
}

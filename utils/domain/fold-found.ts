import { findIndicators } from './find-indicators';
import { type Collected, FOUND_AT_MOST } from './found';
import { hostOf } from './host-of';
import type { Indicator } from './indicator';
import { parseLink } from './parse-indicator';
import { requestKey } from './request-key';
import { isSameSite } from './site';

/** One thing that a page holds. */
export interface FoundThing {
  readonly indicator: Indicator;
  readonly sameSite: boolean;
}

export interface Folded {
  readonly things: readonly FoundThing[];
  readonly more: boolean;
}

/**
 * What the documents of one page hold, each thing once: its links in their order, then what stands in its text.
 * The page itself is left out, and so is a name that only repeats the host of a link.
 */
export function foldFound(documents: readonly Collected[], address: string): Folded {
  const found = new Map<string, Indicator>();
  const hosts = new Set<string>();
  const own = parseLink(address);
  const page = own.ok ? hostIn(own.value) : null;
  let more = documents.some((one) => one.more);

  const add = (indicator: Indicator): void => {
    const key = requestKey(indicator);
    if (found.has(key) || (own.ok && key === requestKey(own.value))) return;
    if (found.size >= FOUND_AT_MOST) more = true;
    else found.set(key, indicator);
  };

  for (const { links } of documents) {
    for (const link of links) {
      const read = parseLink(link);
      if (!read.ok) continue;
      add(read.value);
      const host = hostIn(read.value);
      if (host !== null) hosts.add(host);
    }
  }
  for (const { text } of documents) {
    const { indicators, truncated } = findIndicators(text, { limit: FOUND_AT_MOST });
    more ||= truncated;
    for (const one of indicators) if (!hosts.has(one.value)) add(one);
  }
  const things = [...found.values()].map((indicator) => {
    const host = hostIn(indicator);
    return { indicator, sameSite: page !== null && host !== null && isSameSite(host, page) };
  });
  return { things, more };
}

/** The host of an indicator; null for a hash. */
function hostIn({ kind, value }: Indicator): string | null {
  if (kind === 'file') return null;
  return kind === 'url' ? hostOf(new URL(value)).value : value;
}

import type { Failure } from './failure';
import { findIndicators } from './find-indicators';
import { type Collected, FOUND_AT_MOST, type LeftOut } from './found';
import { hostOf } from './host-of';
import type { Indicator } from './indicator';
import { parseLink } from './parse-indicator';
import { piecesOf } from './pieces-of';
import { requestKey } from './request-key';
import { isSameSite } from './site';
import { unwrapLink } from './unwrap-link';

/** One thing that a page holds. */
export interface FoundThing {
  readonly indicator: Indicator;
  readonly sameSite: boolean;
}

export interface Folded {
  readonly things: readonly FoundThing[];
  readonly more: boolean;
  readonly leftOut: LeftOut;
}

/** Links, or characters of text, between two pauses: some milliseconds each. */
const LINKS_AT_ONCE = 100;
const TEXT_AT_ONCE = 20_000;

/**
 * What the documents of one page hold, each thing once: its links in their order, then what stands in its text.
 * The page itself is left out, and so is a name that only repeats the host of a link. Ends at `FOUND_AT_MOST`,
 * whatever is behind it, and rests in `pause` between pieces: a page may hold more than anybody reads.
 */
export async function foldFound(
  documents: readonly Collected[],
  address: string,
  pause: () => Promise<void>,
): Promise<Folded> {
  const found = new Map<string, Indicator>();
  const hosts = new Set<string>();
  const leftOut = { tooLong: 0, scheme: 0, unreadable: 0 };
  const own = parseLink(address);
  const ownKey = own.ok ? requestKey(own.value) : null;
  const page = own.ok ? hostIn(own.value) : null;
  let more = documents.some((one) => one.more);

  /** False when there is no room for it. Of a redirect that a link is in, only that link would be asked about. */
  function add(given: Indicator): boolean {
    const indicator = unwrapped(given);
    const key = requestKey(indicator);
    if (found.has(key) || key === ownKey) return true;
    if (found.size >= FOUND_AT_MOST) return false;
    found.set(key, indicator);
    return true;
  }

  function addLink(link: string): boolean {
    const read = parseLink(link);
    if (!read.ok) {
      leftOut[whyNot(read.failure)] += 1;
      return true;
    }
    const host = hostIn(unwrapped(read.value));
    if (host !== null) hosts.add(host);
    return add(read.value);
  }

  async function addAll(): Promise<boolean> {
    const links = new Set(documents.flatMap((one) => one.links));
    let count = 0;
    for (const link of links) {
      if (!addLink(link)) return false;
      count += 1;
      if (count % LINKS_AT_ONCE === 0) await pause();
    }
    for (const { text } of documents) {
      for (const piece of piecesOf(text, TEXT_AT_ONCE)) {
        const { indicators, truncated } = findIndicators(piece, { limit: FOUND_AT_MOST });
        if (truncated || !indicators.every((one) => hosts.has(one.value) || add(one))) return false;
        if (piece.length < text.length) await pause();
      }
    }
    return true;
  }

  if (!(await addAll())) more = true;
  const things = [...found.values()].map((indicator) => {
    const host = hostIn(indicator);
    return { indicator, sameSite: page !== null && host !== null && isSameSite(host, page) };
  });
  return { things, more, leftOut };
}

function whyNot(failure: Failure): keyof LeftOut {
  const why = failure.tag === 'bad-input' ? failure.why : null;
  if (why?.reason === 'too-long') return 'tooLong';
  return why?.reason === 'scheme' && why.scheme !== '' ? 'scheme' : 'unreadable';
}

function unwrapped({ kind, value }: Indicator): Indicator {
  return { kind, value: (kind === 'url' ? unwrapLink(value)?.inner : null) ?? value };
}

/** The host of an indicator; null for a hash. */
function hostIn({ kind, value }: Indicator): string | null {
  if (kind === 'file') return null;
  return kind === 'url' ? hostOf(new URL(value)).value : value;
}

import type { Collected } from '../domain/found';
import { inject } from './inject';

/**
 * Reads the links and the text of a tab that the user has just let us into, the page itself first, then its frames.
 * Null where no script may run. What a page answers is taken apart and checked: its process may be taken over.
 */
export async function collectLinks(tabId: number, now: () => number): Promise<readonly Collected[] | null> {
  const injected = await inject(tabId, '/collect.js', 'all', now);
  if (injected === null) return null;
  const pages = injected.toSorted((a, b) => a.frameId - b.frameId).map(({ result }) => parse(result));
  const [top] = pages;
  if (!top || top.unreadable) return null;
  return pages.filter((page) => page !== null);
}

function parse(result: unknown): Collected | null {
  if (typeof result !== 'object' || result === null) return null;
  const { links, text, frames, more, unreadable } = result as Readonly<Record<string, unknown>>;
  return {
    links: Array.isArray(links) ? links.filter((link) => typeof link === 'string') : [],
    text: typeof text === 'string' ? text : '',
    frames: typeof frames === 'number' && frames >= 0 ? Math.min(Math.floor(frames), 10_000) : 0,
    more: more === true,
    unreadable: unreadable === true,
  };
}

import { wholeWords } from '../domain/find-indicators';
import { type Collected, FOUND_AT_MOST, LINK_AT_MOST } from '../domain/found';
import { inject } from './inject';

/** For the whole page, all its frames together; what is beyond is said to be there. */
const LINKS_AT_MOST = 2 * FOUND_AT_MOST;
const TEXT_AT_MOST = 5_000_000;
const FRAMES_AT_MOST = 200;

/**
 * Reads the links and the text of a tab that the user has just let us into, the page itself first, then its frames.
 * Null where no script may run. What a page answers is taken apart and checked: its process may be taken over.
 */
export async function collectLinks(tabId: number, now: () => number): Promise<readonly Collected[] | null> {
  const injected = await inject(tabId, '/collect.js', 'all', now);
  if (injected === null) return null;
  const parse = createParser();
  const pages = injected.toSorted((a, b) => a.frameId - b.frameId).map(({ result }) => parse(result));
  const [top] = pages;
  if (!top || top.unreadable) return null;
  return pages.filter((page) => page !== null);
}

/** Takes one document after another, until the page has had its share; the rest counts as frames that were read. */
function createParser(): (result: unknown) => Collected | null {
  let [frameRoom, linkRoom, textRoom] = [FRAMES_AT_MOST, LINKS_AT_MOST, TEXT_AT_MOST];
  return (result) => {
    if (typeof result !== 'object' || result === null) return null;
    const { links, text, frames, more, unreadable } = result as Readonly<Record<string, unknown>>;
    const mayRead = frameRoom-- > 0;
    const every = Array.isArray(links) ? links : [];
    const taken = mayRead ? every.slice(0, linkRoom) : [];
    const whole = typeof text === 'string' ? text : '';
    const part = !mayRead ? '' : whole.length > textRoom ? wholeWords(whole, textRoom) : whole;
    linkRoom -= taken.length;
    textRoom -= part.length;
    return {
      links: taken.filter((link) => typeof link === 'string').map((link) => link.slice(0, LINK_AT_MOST)),
      text: part,
      frames: typeof frames === 'number' && frames >= 0 ? Math.min(Math.floor(frames), 10_000) : 0,
      more: more === true || taken.length < every.length || part.length < whole.length,
      unreadable: unreadable === true,
    };
  };
}

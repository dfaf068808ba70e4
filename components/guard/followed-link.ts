import { addressOf } from '../collect/native';

/** A link that is about to be followed. */
export interface FollowedLink {
  readonly element: Element;
  /** Where it leads, absolute. */
  readonly address: string;
}

/**
 * The link that an event meets, also inside open shadow roots; null for other events, for what is no web address,
 * for places in this very page, and for a link in an editor, where a click only moves the caret.
 */
export function followedLink(event: Event): FollowedLink | null {
  for (const target of event.composedPath()) {
    if (!(target instanceof Element)) continue;
    const address = addressOf(target);
    if (address === null) continue;
    if (!/^https?:/i.test(address) || isBeingWritten(target)) return null;
    const [page] = address.split('#', 1);
    return address.includes('#') && page === location.href.split('#', 1)[0]
      ? null
      : { element: target, address };
  }
  return null;
}

function isBeingWritten(element: Element): boolean {
  return element instanceof HTMLElement && element.isContentEditable;
}

import { addressOf, isEditable } from '../collect/native';
import { sentTo } from './sent-to';

/** A link that is about to be followed, or a form that is about to be sent. */
export interface FollowedLink {
  /** The link, the button that sends the form, or, where there is none, the form. */
  readonly element: Element;
  /** Where it leads, absolute. */
  readonly address: string;
  readonly isForm: boolean;
}

/**
 * The link or button that an event meets on its path; null for other events, for what is no web address, for links
 * to places in this very page, and for a link in an editor, where a click only moves the caret.
 */
export function followedLink(path: readonly Element[]): FollowedLink | null {
  for (const element of path) {
    const link = addressOf(element);
    const address = link ?? sentTo(element);
    if (address === null) continue;
    if (!/^https?:/i.test(address) || isEditable(element)) return null;
    if (link === null) return { element, address, isForm: true };
    const [page] = address.split('#', 1);
    return address.includes('#') && page === location.href.split('#', 1)[0]
      ? null
      : { element, address, isForm: false };
  }
  return null;
}

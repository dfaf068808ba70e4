import { addressOf, isEditable } from '../collect/native';
import { type Control, keepsClick, sentBy, sentTo } from './sent-to';

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
 * to places in this very page, and for a link in an editor, where a click only moves the caret. The form around is
 * none of it: by a click a form is sent by its button alone.
 */
export function followedLink(path: readonly Element[]): FollowedLink | null {
  for (const element of path) {
    const link = addressOf(element);
    if (link !== null) return isPlaceHere(link) ? null : toTheWeb(element, link, false);
    if (isControl(element) && keepsClick(element)) return toTheWeb(element, sentBy(element), true);
  }
  return null;
}

/** The form that is sent by no button: only ever at its own `submit`. */
export function sentForm({ target }: SubmitEvent): FollowedLink | null {
  return target instanceof HTMLFormElement ? toTheWeb(target, sentTo(target), true) : null;
}

function isControl(element: Element): element is Control {
  return element instanceof HTMLButtonElement || element instanceof HTMLInputElement;
}

function toTheWeb(element: Element, address: string | null, isForm: boolean): FollowedLink | null {
  if (address === null || !/^https?:/i.test(address) || isEditable(element)) return null;
  return { element, address, isForm };
}

function isPlaceHere(address: string): boolean {
  return address.includes('#') && address.split('#', 1)[0] === location.href.split('#', 1)[0];
}

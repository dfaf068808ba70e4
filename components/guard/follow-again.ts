import { addressOf } from '../collect/native';
import type { FollowedLink } from './followed-link';

/** The click that was held, as far as it says how the link is to be opened; or a form that Return was to send. */
export interface HeldClick extends FollowedLink {
  readonly event: Event;
}

const HTML = 'http://www.w3.org/1999/xhtml';
/** What a link says about how it is followed. */
const KEPT = ['target', 'rel', 'referrerpolicy'] as const;

/**
 * Follows a link that was held. A plain click is repeated on the link itself, so that the page's own handlers go on
 * working. One that opens something new, which browsers do not take from a script, and one on a link that the page has
 * changed meanwhile, go to a link of our own that says what this one said: so it is the page that opens what was
 * asked about, with its referrer and without cookies that are for the other site's own pages (`SameSite=Strict`),
 * as it would not be if the extension did. What was meant for a tab behind comes to the front. What is in a form is
 * the page's: it is sent by its own button, wherever that leads now.
 */
export function followAgain({ element, address, isForm, event }: HeldClick): void {
  // Nothing but its own `submit` says that a form without a button was to be sent.
  if (event.type === 'submit' && element instanceof HTMLFormElement) {
    HTMLFormElement.prototype.requestSubmit.call(element);
  }
  if (!(event instanceof MouseEvent) || element instanceof HTMLFormElement) return;
  if (isForm) {
    repeat(element, event);
    return;
  }
  const isSame = element.isConnected && addressOf(element) === address;
  if (opensNew(event) || !isSame) {
    linkLike(element, address, opensNew(event)).click();
    return;
  }
  repeat(element, event);
}

function repeat(element: Element, event: MouseEvent): void {
  const { bubbles, composed, detail, clientX, clientY, screenX, screenY } = event;
  const { altKey, ctrlKey, metaKey, shiftKey } = event;
  const place = { clientX, clientY, screenX, screenY };
  const keys = { altKey, ctrlKey, metaKey, shiftKey };
  const how = { bubbles, composed, cancelable: true, detail, view: window };
  element.dispatchEvent(new MouseEvent('click', { ...how, ...place, ...keys }));
}

/** Whether a click with these keys opens a tab or a window in Chromium and Firefox. */
export function opensNew({
  button,
  ctrlKey,
  metaKey,
  shiftKey,
}: Pick<MouseEvent, 'button' | 'ctrlKey' | 'metaKey' | 'shiftKey'>): boolean {
  return button === 1 || ctrlKey || metaKey || shiftKey;
}

/** It is in no document: no script of the page hears that it is clicked. */
function linkLike(element: Element, address: string, isNew: boolean): HTMLAnchorElement {
  const link = document.createElementNS(HTML, 'a') as HTMLAnchorElement;
  link.href = address;
  for (const name of KEPT) {
    const value = Element.prototype.getAttribute.call(element, name);
    if (value !== null) link.setAttribute(name, value);
  }
  if (isNew) {
    link.target = '_blank';
    link.relList.add('noopener');
  }
  return link;
}

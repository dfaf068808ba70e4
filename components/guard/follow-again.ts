import type { OpenAs } from '@/utils/domain/guard';
import { addressOf } from '../collect/native';
import type { FollowedLink } from './followed-link';

/** The click that was held, as far as it says how the link is to be opened. */
export interface HeldClick extends FollowedLink {
  readonly event: MouseEvent;
}

/**
 * Follows a link that was held as its click would have. A click that opens something new is carried out by the
 * background, because browsers do not take one from a script; any other is repeated on the link itself, so that the
 * page's own handlers, its target and its referrer policy go on working. Where the page has changed the link
 * meanwhile, what was asked about is opened, in a tab of its own.
 */
export function followAgain({ element, address, event }: HeldClick, open: (as: OpenAs) => void): void {
  const isSame = element.isConnected && addressOf(element) === address;
  const as = opensNew(event) ?? (isSame ? null : 'tab');
  if (as !== null) {
    open(as);
    return;
  }
  const { bubbles, composed, detail, clientX, clientY, screenX, screenY, altKey } = event;
  const place = { clientX, clientY, screenX, screenY };
  element.dispatchEvent(
    new MouseEvent('click', { bubbles, composed, detail, ...place, altKey, cancelable: true, view: window }),
  );
}

/** What a click with these keys opens in Chromium and Firefox; null for the place that the link itself names. */
export function opensNew({
  button,
  ctrlKey,
  metaKey,
  shiftKey,
}: Pick<MouseEvent, 'button' | 'ctrlKey' | 'metaKey' | 'shiftKey'>): OpenAs | null {
  if (button === 1 || ctrlKey || metaKey) return shiftKey ? 'tab' : 'background-tab';
  return shiftKey ? 'window' : null;
}

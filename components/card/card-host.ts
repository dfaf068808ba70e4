import { locale } from '../text';
import { placeCard } from './place-card';

/** What the card may ask of the element it lives in. */
export interface CardHost {
  /** Takes the card off the page and gives the focus back. */
  close(): void;
  /** Puts the card beside this link, or into the corner when there is none. */
  anchorTo(link: Element | null): void;
}

type Mount = (root: HTMLElement, host: CardHost) => () => void;

/** Only our isolated world sees this: a second click replaces the first card instead of stacking on it. */
const world = globalThis as { assayCard?: CardHost };

/**
 * Makes the card's element: a closed shadow root in the top layer, where neither the page's script nor its
 * styles reach in. The page can still remove or hide the element, so nothing in it publishes (faults.md §6).
 * False where it cannot be shown: the browser has no popovers, the document no elements or no boxes.
 */
export function openCardHost(style: string, mount: Mount): boolean {
  world.assayCard?.close();
  const focused = document.activeElement;
  const element = showElement();
  if (element === null) return false;
  const shadow = element.attachShadow({ mode: 'closed' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  shadow.adoptedStyleSheets = [sheet];
  const root = createDiv();
  root.lang = locale();
  shadow.append(root);

  let anchor: Element | null = null;
  const place = (): void => placeCard(element, anchor);
  const resized = new ResizeObserver(place);
  const listening = new AbortController();

  const host: CardHost = {
    close() {
      // First of all it is gone: what follows may fail in a script whose extension was replaced (faults.md §4.14).
      element.remove();
      if (world.assayCard === host) delete world.assayCard;
      resized.disconnect();
      listening.abort();
      if (focused instanceof HTMLElement && focused.isConnected) focused.focus({ preventScroll: true });
      unmount();
    },
    anchorTo(link) {
      anchor = link;
      place();
    },
  };
  world.assayCard = host;

  const unmount = mount(root, host);
  resized.observe(element);
  const { signal } = listening;
  window.addEventListener('scroll', place, { signal, passive: true, capture: true });
  window.addEventListener('resize', place, { signal, passive: true });
  return true;
}

/** The element in the page's top layer, still empty; null where the document cannot show one. */
function showElement(): HTMLElement | null {
  const element = createDiv();
  if (typeof element.showPopover !== 'function') return null;
  // Typed as always there; a document that was emptied has none.
  const page: Element | null = document.documentElement;
  if (page === null) return null;
  element.popover = 'manual';
  page.append(element);
  element.showPopover();
  // The page's own rules may hide every `div`: ours stand first.
  placeCard(element, null);
  if (element.checkVisibility()) return element;
  element.remove();
  return null;
}

/** In an XML document, pictures among them, `createElement` makes elements that are none of HTML's. */
function createDiv(): HTMLElement {
  return document.createElementNS('http://www.w3.org/1999/xhtml', 'div');
}

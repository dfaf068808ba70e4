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
 */
export function openCardHost(style: string, mount: Mount): void {
  world.assayCard?.close();
  const focused = document.activeElement;
  const element = document.createElement('div');
  const shadow = element.attachShadow({ mode: 'closed' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  shadow.adoptedStyleSheets = [sheet];
  const root = document.createElement('div');
  root.lang = locale();
  shadow.append(root);

  let anchor: Element | null = null;
  const place = (): void => placeCard(element, anchor);
  const resized = new ResizeObserver(place);
  const listening = new AbortController();

  const host: CardHost = {
    close() {
      resized.disconnect();
      listening.abort();
      unmount();
      element.remove();
      if (world.assayCard === host) delete world.assayCard;
      if (focused instanceof HTMLElement && focused.isConnected) focused.focus({ preventScroll: true });
    },
    anchorTo(link) {
      anchor = link;
      place();
    },
  };
  world.assayCard = host;

  element.popover = 'manual';
  document.documentElement.append(element);
  element.showPopover();
  const unmount = mount(root, host);
  resized.observe(element);
  const { signal } = listening;
  window.addEventListener('scroll', place, { signal, passive: true, capture: true });
  window.addEventListener('resize', place, { signal, passive: true });
}

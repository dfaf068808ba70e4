import { locale } from '../text';

/** Where everything is drawn: one element in the page, and in its closed shadow root what the page cannot reach. */
export interface Overlay {
  /** Scrolls with the document. */
  readonly page: HTMLElement;
  /** Stays where it is in the window. */
  readonly still: HTMLElement;
  /** Puts the element back where a page removed it, and on top where something came over it. */
  revive(): void;
  /** Whether an event came from in here. */
  holds(target: EventTarget | null): boolean;
  readonly shadow: ShadowRoot;
  remove(): void;
}

/** A page that keeps on removing it gets its way. */
const REVIVALS_AT_MOST = 20;

/**
 * The element is there from the start, whether or not anything is known: that it comes or goes tells nothing. It has
 * no attribute but `popover`, takes no room, and lets every click through, so that a page that asks what lies at
 * some point is never told of a mark. In Firefox it is seen only while the sheet is there that comes with
 * the script.
 */
export function createOverlay(style: string): Overlay {
  if (import.meta.env.FIREFOX) removeLeftovers();
  const host = div();
  const shadow = host.attachShadow({ mode: 'closed' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  shadow.adoptedStyleSheets = [sheet];
  const page = div('page');
  const still = div('still');
  const root = div(import.meta.env.FIREFOX ? 'marks by-sheet' : 'marks');
  root.lang = locale();
  root.setAttribute('role', 'group');
  root.setAttribute('aria-label', 'Assay');
  root.append(page, still);
  shadow.append(root);
  let revivals = 0;
  let above: Element | null = null;

  function show(): void {
    // Typed as always there; a document that was emptied has none.
    const top: Element | null = document.documentElement;
    if (top === null) return;
    top.append(host);
    host.popover = 'manual';
    host.showPopover();
  }

  /** A dialogue of the page's lies over everything that was on top before it. */
  function goOnTop(): boolean {
    const now = document.querySelector(':modal, :fullscreen');
    if (now === above || !host.matches(':popover-open')) return false;
    above = now;
    if (now !== null) {
      host.hidePopover();
      host.showPopover();
    }
    return true;
  }

  show();
  return {
    page,
    still,
    shadow,
    revive() {
      if (goOnTop()) return;
      if (host.isConnected && host.matches(':popover-open') && host.parentNode === document.documentElement)
        return;
      if (revivals >= REVIVALS_AT_MOST) return;
      revivals += 1;
      show();
    },
    holds: (target) => target === host,
    remove: () => host.remove(),
  };
}

/** What a script left behind that was ended with its add-on; only Firefox lets a script look into its shadow. */
function removeLeftovers(): void {
  for (const child of [...(document.documentElement?.children ?? [])]) {
    const { openOrClosedShadowRoot: root } = child as { openOrClosedShadowRoot?: ShadowRoot | null };
    if (root?.querySelector('.marks.by-sheet')) child.remove();
  }
}

/** In an XML document, `createElement` makes elements that are none of HTML's. */
export function div(name = ''): HTMLElement {
  const element = document.createElementNS('http://www.w3.org/1999/xhtml', 'div');
  if (name !== '') element.className = name;
  return element;
}

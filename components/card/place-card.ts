/** LOOK §6: 8 px below the link, moved so that 8 px stay to every edge. */
const GAP = 8;

interface Box {
  readonly left: number;
  readonly top: number;
  readonly bottom: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Where the card's top left corner goes, in viewport pixels; the top right corner when there is no link. */
export function cardPosition(link: Box | null, card: Size, view: Size): { left: number; top: number } {
  const right = Math.max(GAP, view.width - card.width - GAP);
  if (!link) return { left: right, top: GAP };
  const below = link.bottom + GAP;
  const above = link.top - GAP - card.height;
  const fits = below + card.height <= view.height - GAP;
  const top = fits || above < GAP ? below : above;
  return {
    left: Math.min(Math.max(GAP, link.left), right),
    top: Math.min(Math.max(GAP, top), Math.max(GAP, view.height - card.height - GAP)),
  };
}

/** Set property by property and as important: the page's own rules reach the element, if not into it. */
export function placeCard(element: HTMLElement, link: Element | null): void {
  const { width, height } = element.getBoundingClientRect();
  const view = { width: document.documentElement.clientWidth, height: window.innerHeight };
  const box = link?.isConnected ? link.getBoundingClientRect() : null;
  const { left, top } = cardPosition(box, { width, height }, view);
  const styles: Readonly<Record<string, string>> = {
    all: 'initial',
    position: 'fixed',
    inset: 'auto',
    left: `${Math.round(left)}px`,
    top: `${Math.round(top)}px`,
    margin: '0',
    padding: '0',
    border: '0',
    background: 'transparent',
    overflow: 'visible',
    display: 'block',
    'z-index': '2147483647',
    'color-scheme': 'light dark',
  };
  for (const [name, value] of Object.entries(styles)) element.style.setProperty(name, value, 'important');
}

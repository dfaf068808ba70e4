/**
 * The link that was right-clicked. The browser tells its address only, so among the links with that address
 * the focused one is meant (a right-click focuses), else the first that can be seen.
 */
export function findLink(address: string): Element | null {
  const links = [...document.querySelectorAll('a[href], area[href]')].filter((link) =>
    leadsTo(link, address),
  );
  const focused = document.activeElement;
  return links.find((link) => link === focused) ?? links.find(isInView) ?? null;
}

/** A page may put a form control named `href` in the way: only the real kinds of link are asked. */
function leadsTo(link: Element, address: string): boolean {
  return (link instanceof HTMLAnchorElement || link instanceof HTMLAreaElement) && link.href === address;
}

function isInView(link: Element): boolean {
  const { top, bottom, width, height } = link.getBoundingClientRect();
  return width > 0 && height > 0 && bottom > 0 && top < window.innerHeight;
}

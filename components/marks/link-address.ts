import { attributeOf } from './nodes';

/**
 * Where a link leads, as an absolute http(s) address; null for other links, and for places in this very page. An
 * `area` of an image map has no box to put a mark at.
 */
export function linkAddress(element: Element): string | null {
  const address = hrefOf(element);
  if (address === null || !/^https?:/i.test(address)) return null;
  const [page] = address.split('#', 1);
  return address.includes('#') && page === location.href.split('#', 1)[0] ? null : address;
}

function hrefOf(element: Element): string | null {
  if (element instanceof HTMLAnchorElement) return element.href;
  if (!(element instanceof SVGAElement)) return null;
  const href = attributeOf(element, 'href') ?? attributeOf(element, 'xlink:href');
  return href !== null && URL.canParse(href, document.baseURI) ? new URL(href, document.baseURI).href : null;
}

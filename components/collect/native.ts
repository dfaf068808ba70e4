import { nativeGetter as getter } from '../native-getter';

export const parentOf = getter<Node | null>(Node.prototype, 'parentNode');
export const baseOf = getter<string>(Node.prototype, 'baseURI');
export const shadowOf = getter<ShadowRoot | null>(Element.prototype, 'shadowRoot');
export const nameOf = getter<string>(Element.prototype, 'localName');
export const textOf = getter<string | null>(CharacterData.prototype, 'data');

const editable = getter<boolean>(HTMLElement.prototype, 'isContentEditable');
const ofAnchor = getter<string>(HTMLAnchorElement.prototype, 'href');
const ofArea = getter<string>(HTMLAreaElement.prototype, 'href');
const XLINK = 'http://www.w3.org/1999/xlink';

/**
 * Where a link leads, as the browser would follow it: `a` and `area` of HTML, `a` of SVG. Null for everything else
 * and for what leads nowhere.
 */
export function addressOf(element: Element): string | null {
  if (element instanceof HTMLAnchorElement) return ofAnchor(element) || null;
  if (element instanceof HTMLAreaElement) return ofArea(element) || null;
  if (nameOf(element) !== 'a') return null;
  const attribute = Element.prototype.getAttribute;
  const href =
    attribute.call(element, 'href') ?? Element.prototype.getAttributeNS.call(element, XLINK, 'href');
  const base = baseOf(element);
  return href !== null && URL.canParse(href, base) ? new URL(href, base).href : null;
}

/** Whether somebody can see it. */
export function isVisible(element: Element): boolean {
  return Element.prototype.checkVisibility.call(element, { visibilityProperty: true });
}

/** Whether somebody writes in it: a click there moves the caret. */
export function isEditable(element: Element): boolean {
  return element instanceof HTMLElement && editable(element);
}

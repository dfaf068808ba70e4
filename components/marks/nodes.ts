import { nativeGetter as getter } from '../native-getter';

const parentNode = getter<Node | null>(Node.prototype, 'parentNode');
const slotOf = getter<Element | null>(Element.prototype, 'assignedSlot');

export const isConnected = getter<boolean>(Node.prototype, 'isConnected');

export function attributeOf(element: Element, name: string): string | null {
  return Element.prototype.getAttribute.call(element, name);
}

export function boxOf(element: Element): DOMRect {
  return Element.prototype.getBoundingClientRect.call(element);
}

/** The element around a node as it is drawn: a slot's inside, a shadow root's host. */
export function parentOf(node: Node): Element | null {
  const slot = node instanceof Element ? slotOf(node) : null;
  if (slot) return slot;
  const parent = parentNode(node);
  if (parent instanceof ShadowRoot) return parent.host;
  return parent instanceof Element ? parent : null;
}

/** Its text is no text for readers, or somebody is writing in it. */
const LEFT_ALONE = new Set(
  'script style noscript template textarea input select option button canvas video audio object embed math'.split(
    ' ',
  ),
);

export function isLeftAlone(element: Element): boolean {
  if (LEFT_ALONE.has(localName(element))) return true;
  const editable = attributeOf(element, 'contenteditable');
  return (editable !== null && editable !== 'false') || attributeOf(element, 'role') === 'textbox';
}

/** Whether a node stands in something that is left alone: an editor, above all. */
export function isInLeftAlone(node: Node): boolean {
  for (let at = node instanceof Element ? node : parentOf(node); at; at = parentOf(at)) {
    if (isLeftAlone(at)) return true;
  }
  return false;
}

export const localName = getter<string>(Element.prototype, 'localName');

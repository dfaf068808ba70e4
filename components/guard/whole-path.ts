import { parentOf } from '../marks/nodes';

/** The shadow root of an element, open or closed; only an extension is told of closed ones. */
export type RootOf = (element: Element) => ShadowRoot | null;

/**
 * The elements that an event meets, innermost first, also in closed shadow roots, which no event names: there it goes
 * by the place of the pointer, by the focus, or by the slot that a child of the element is shown in.
 */
export function wholePath(event: Event, rootOf: RootOf): readonly Element[] {
  const named = event.composedPath().filter((target) => target instanceof Element);
  return withInsides(named, event, rootOf, false);
}

function withInsides(
  path: readonly Element[],
  event: Event,
  rootOf: RootOf,
  isInClosed: boolean,
): readonly Element[] {
  return path.flatMap((element, at) => {
    const root = rootOf(element);
    // What is in an open one the event names by itself, unless that is in a closed one.
    if (!root || (root.mode === 'open' && !isInClosed)) return [element];
    const inner = climb(entry(root, path[at - 1] ?? null, event), element);
    return [...withInsides(inner, event, rootOf, true), element];
  });
}

/** Where in the root the event comes in: a slot, or what was met there. */
function entry(root: ShadowRoot, child: Element | null, event: Event): Element | null {
  const slots = [...root.querySelectorAll('slot')];
  if (child) return slots.find((slot) => slot.assignedNodes().includes(child)) ?? null;
  const met = isPointed(event) ? root.elementFromPoint(event.clientX, event.clientY) : root.activeElement;
  if (met && root.contains(met)) return met;
  // Right on the element's own text, which is shown in a slot without a name.
  return slots.find((slot) => slot.name === '') ?? null;
}

/** A click that a key made has no place. */
function isPointed(event: Event): event is MouseEvent {
  return event instanceof MouseEvent && (event.detail > 0 || event.type.startsWith('pointer'));
}

function climb(from: Element | null, host: Element): readonly Element[] {
  const path: Element[] = [];
  for (let at = from; at && at !== host; at = parentOf(at)) path.push(at);
  return path;
}

import { browser } from 'wxt/browser';

/** Firefox tells extensions by a property of elements, Chromium in a namespace of its own. */
const NAME = 'openOrClosedShadowRoot';

/** The shadow root of an element, be it open or closed; null where it has none, or the browser does not tell. */
export function anyRootOf(element: Element): ShadowRoot | null {
  // A form's field may have taken the name (faults.md §6, DOM clobbering).
  const root: unknown = import.meta.env.FIREFOX ? Reflect.get(element, NAME) : told(element);
  return root instanceof ShadowRoot ? root : null;
}

function told(element: Element): unknown {
  try {
    return element instanceof HTMLElement && browser.dom?.[NAME](element);
  } catch {
    // The extension was updated or removed under this script, which goes within a second.
    return null;
  }
}

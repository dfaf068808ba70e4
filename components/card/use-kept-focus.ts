import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

/**
 * Gives an element the focus that was in it when what had it is gone, as a button is once it was pressed: otherwise
 * the keys go to the page behind, and Esc closes nothing.
 */
export function useKeptFocus(box: RefObject<HTMLElement | null>): void {
  const hadFocus = holdsFocus(box.current);
  useLayoutEffect(() => {
    if (hadFocus && !holdsFocus(box.current)) box.current?.focus({ preventScroll: true });
  });
}

function holdsFocus(box: HTMLElement | null): boolean {
  // The card stands in a shadow root, which knows its own.
  const root = box?.getRootNode() as Document | ShadowRoot | undefined;
  return box?.contains(root?.activeElement ?? null) ?? false;
}

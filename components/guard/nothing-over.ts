/** What browsers that have it add, and TypeScript does not know. */
type Entry = IntersectionObserverEntry & { readonly isVisible?: boolean };
interface Init extends IntersectionObserverInit {
  readonly trackVisibility: true;
  /** Milliseconds between two looks; the specification takes no fewer. */
  readonly delay: 100;
}

/** Whether this browser can tell at all; Firefox cannot. */
export function canTellCovers(): boolean {
  return (
    typeof IntersectionObserverEntry === 'function' && 'isVisible' in IntersectionObserverEntry.prototype
  );
}

/**
 * Tells whether all of an element is painted with nothing over it, also above the frame that it stands in, until the
 * returned function is called. Only the browser itself knows: under a modal dialog all else is inert, and
 * `elementFromPoint` passes inert things over, though a popover that the page shows later is painted above.
 */
export function watchNothingOver(element: Element, onChange: (isClear: boolean) => void): () => void {
  const how: Init = { trackVisibility: true, delay: 100, threshold: [0, 0.5, 0.99] };
  const observer = new IntersectionObserver((entries: readonly Entry[]) => {
    const last = entries.at(-1);
    onChange(last?.isVisible === true && last.intersectionRatio >= 0.99);
  }, how);
  observer.observe(element);
  return () => observer.disconnect();
}

/** Scrolls `box` alone as far as `item` in it needs: `scrollIntoView` might take the page along. */
export function keepInView(box: HTMLElement, item: HTMLElement): void {
  const inner = item.getBoundingClientRect();
  const outer = box.getBoundingClientRect();
  box.scrollTop += beyond(inner.top, inner.bottom, outer.top, outer.bottom);
  box.scrollLeft += beyond(inner.left, inner.right, outer.left, outer.right);
}

function beyond(from: number, until: number, start: number, end: number): number {
  if (from < start) return from - start;
  return until > end ? Math.min(until - end, from - start) : 0;
}

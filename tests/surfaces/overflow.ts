/**
 * Runs in the page. Every text that does not fit where it stands, as a sentence: it runs out of its box, is cut off
 * without an ellipsis, or makes the page scroll sideways. An ellipsis is a choice (LOOK §5), except on what is
 * pressed: a button never cuts its text (LOOK §9).
 */
export function overflowing(): string[] {
  const SLACK = 1.5;
  const problems = new Set<string>();
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth + SLACK) {
    problems.add(`the page scrolls sideways: ${root.scrollWidth} in ${root.clientWidth} px`);
  }

  const say = (what: string, element: Element, text: string): void => {
    const name = `${element.localName}.${[...element.classList].join('.')}`;
    problems.add(`${what}: ${name} “${text.trim().replace(/\s+/g, ' ').slice(0, 60)}”`);
  };
  const parentOf = (element: Element): Element | null =>
    element.parentElement ?? (element.getRootNode() as ShadowRoot).host ?? null;

  /** What is drawn for screen readers alone is one pixel large by intention. */
  const isHidden = (element: Element): boolean => {
    for (let at: Element | null = element; at !== null; at = parentOf(at)) {
      const style = getComputedStyle(at);
      if (style.clip !== 'auto' || style.clipPath !== 'none' || style.opacity === '0') return true;
      if (at.clientWidth === 1 && style.overflow === 'hidden') return true;
      if (at.getAttribute('aria-hidden') === 'true') return true;
    }
    return !element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  };

  const checkText = (node: Text): void => {
    const home = node.parentElement;
    if (home === null || !/\S/.test(node.data) || isHidden(home)) return;
    const range = document.createRange();
    range.selectNodeContents(node);
    // Where spaces are kept, the one at a line's end hangs over it and is not seen.
    const slack = getComputedStyle(home).whiteSpace === 'pre-wrap' ? 6 : SLACK;
    const rects = [...range.getClientRects()].filter(({ width }) => width > 0);
    for (let box: Element | null = home; box !== null && box !== document.body; box = parentOf(box)) {
      const style = getComputedStyle(box);
      // Numbers under a scale may stand over its edge, which draws them all the same.
      if (style.display === 'inline' || style.display === 'contents' || box instanceof SVGElement) continue;
      const { left, right, top, bottom } = box.getBoundingClientRect();
      const cuts = style.overflowX !== 'visible';
      const ellipsis = style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none';
      const wide = rects.some((rect) => rect.right > right + slack || rect.left < left - SLACK);
      // What is pressed may be an indicator or a name, which nobody translates: that is cut as LOOK §5 says.
      const pressed = box.matches('button, summary, a.btn, [role=tab]') && !home.closest('[translate=no]');
      if (wide && ellipsis && !pressed) return;
      if (wide && (style.overflowX === 'auto' || style.overflowX === 'scroll')) return;
      if (wide) say(cuts ? 'cut off' : 'runs out of its box', box, node.data);
      if (wide) return;
      const high = rects.some((rect) => rect.bottom > bottom + 4 || rect.top < top - 4);
      if (high && (ellipsis || style.overflowY === 'auto' || style.overflowY === 'scroll')) return;
      if (high && style.overflowY !== 'visible') say('cut off below', box, node.data);
      if (high) return;
      if (style.position === 'absolute' || style.position === 'fixed') return;
    }
  };

  const walk = (from: Document | ShadowRoot): void => {
    const nodes = document.createTreeWalker(from, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = nodes.nextNode(); node !== null; node = nodes.nextNode()) {
      if (node instanceof Text) checkText(node);
      else if (node instanceof Element && node.shadowRoot) walk(node.shadowRoot);
    }
  };
  walk(document);
  return [...problems];
}

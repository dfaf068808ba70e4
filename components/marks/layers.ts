import { boxOf, parentOf } from './nodes';
import { div, type Overlay } from './overlay';

/** Something of the page that scrolls, and the layer that moves with it. */
export interface Layer {
  /** Marks go in here; its top left corner is the scrolled content's. */
  readonly content: HTMLElement;
  /** What can be seen of it ends here, in the window's pixels. */
  readonly right: number;
}

export interface Layers {
  /** The layer that an element scrolls with. Reads layout, writes nothing but new, empty layers. */
  of(element: Element): Layer;
  /** Forgets what was read of the page; layers that nobody asked for since are taken away. */
  renew(): void;
}

interface Made {
  readonly clip: HTMLElement;
  readonly content: HTMLElement;
  /** What the layer was fitted to. */
  fit: string;
  undo: () => void;
}

/** Chromium has it; the types do not know it yet. */
declare const ScrollTimeline: new (options: { source: Element; axis: 'x' | 'y' }) => AnimationTimeline;

/** Layers for what scrolls within the page and for what stays in the window. */
export function createLayers(overlay: Overlay): Layers {
  const made = new Map<Element, Made>();
  let seen = new Map<Element, Layer>();
  let used = new Set<Element>();

  function of(element: Element): Layer {
    const known = seen.get(element);
    if (known) return known;
    const layer = find(element);
    seen.set(element, layer);
    return layer;
  }

  function find(element: Element): Layer {
    const parent = parentOf(element);
    const view = document.documentElement.clientWidth;
    if (getComputedStyle(element).position === 'fixed') return { content: overlay.still, right: view };
    if (!parent || parent === document.documentElement || parent === document.body) {
      return { content: overlay.page, right: view };
    }
    return scrolls(parent) ? layerIn(parent) : of(parent);
  }

  function layerIn(scroller: Element): Layer {
    const outer = of(scroller);
    const box = boxOf(scroller);
    const layer = made.get(scroller) ?? make(scroller);
    used.add(scroller);
    const origin = boxOf(outer.content);
    const { clientLeft, clientTop, clientWidth: width, clientHeight: height } = scroller;
    const left = box.left + clientLeft;
    const right = Math.min(outer.right, left + width);
    const travel = [scroller.scrollWidth - width, scroller.scrollHeight - height] as const;
    const place = [left - origin.left, box.top + clientTop - origin.top, width, height];
    const fit = [...place, ...travel].map(Math.round).join(' ');
    if (layer.fit !== fit || layer.clip.parentNode !== outer.content) {
      layer.fit = fit;
      const [x, y] = place;
      layer.clip.style.cssText = `left:${x}px;top:${y}px;width:${width}px;height:${height}px`;
      outer.content.append(layer.clip);
      layer.undo();
      layer.undo = moveWith(scroller, layer.content, travel);
    }
    return { content: layer.content, right };
  }

  function make(scroller: Element): Made {
    const clip = div('clip');
    const content = div('page');
    clip.append(content);
    const layer: Made = { clip, content, fit: '', undo: () => undefined };
    made.set(scroller, layer);
    return layer;
  }

  return {
    of,
    renew() {
      for (const [scroller, layer] of made) {
        if (used.has(scroller) || layer.content.firstElementChild) continue;
        layer.undo();
        layer.clip.remove();
        made.delete(scroller);
      }
      seen = new Map();
      used = new Set();
    },
  };
}

/** Whether it shows a part of what is in it, and which part may change. */
function scrolls(element: Element): boolean {
  const { overflowX, overflowY } = getComputedStyle(element);
  const across = overflowX !== 'visible' && overflowX !== 'clip' && element.scrollWidth > element.clientWidth;
  const down = overflowY !== 'visible' && overflowY !== 'clip' && element.scrollHeight > element.clientHeight;
  return across || down;
}

/**
 * Lets a layer follow what its scroller shows: by the scroller's own timeline, which runs where scrolling does, with
 * no script; in Firefox, which has none (153), by moving it along.
 */
function moveWith(
  scroller: Element,
  content: HTMLElement,
  travel: readonly [x: number, y: number],
): () => void {
  if (import.meta.env.FIREFOX) {
    const follow = (): void => {
      content.style.transform = `translate(${-scroller.scrollLeft}px,${-scroller.scrollTop}px)`;
    };
    follow();
    scroller.addEventListener('scroll', follow, { passive: true });
    return () => scroller.removeEventListener('scroll', follow);
  }
  const animations = (['x', 'y'] as const).flatMap((axis, at) => {
    const way = travel[at] ?? 0;
    if (way <= 0) return [];
    const timeline = new ScrollTimeline({ source: scroller, axis });
    const frames = {
      transform: ['none', axis === 'x' ? `translateX(${-way}px)` : `translateY(${-way}px)`],
    };
    return [content.animate(frames, { timeline, fill: 'both', composite: 'add' })];
  });
  return () => {
    for (const animation of animations) animation.cancel();
  };
}

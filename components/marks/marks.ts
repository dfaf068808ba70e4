import type { Call } from '@/utils/rpc/client';
import { createAsking } from './ask';
import { createAttention } from './attend';
import { createFollow } from './follow';
import { createLayers } from './layers';
import { linkAddress } from './link-address';
import { createOverlay } from './overlay';
import { createPlace } from './place';
import { createScan } from './scan';
import { createSpots, type Spot } from './spots';

interface MarksParts {
  readonly style: string;
  readonly call: Call;
  /** Calls when the background says that something may have changed; returns what ends that. */
  readonly onLookAgain: (listener: () => void) => () => void;
  /** False once the extension was updated, switched off or removed under this script (faults.md §4.14). */
  readonly isAlive: () => boolean;
}

/** How far from the window marks are made ready, so that scrolling finds them there. */
const NEAR = '400px 0px';
/** Milliseconds between two looks at what may have moved without a trace: an animation, an image, a font. */
const LOOK_EVERY = 1_000;
/** What changed is looked at together. */
const SETTLES = 100;

/** Marks beside what is known, from now until the returned function is called, or marks are off. */
export function startMarks({ style, call, onLookAgain, isAlive }: MarksParts): () => void {
  const overlay = createOverlay(style);
  const layers = createLayers(overlay);
  const spots = createSpots();
  const near = new Set<Element>();
  const ending = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const open = ({ kind, asks }: Spot): void =>
    void call('openMark', kind === 'link' ? { link: asks } : { word: asks });
  const asking = createAsking({ call, onNews: () => look(near), onOff: stop });
  const place = createPlace({ spots, layers, known: asking.known, open, isOurs: overlay.holds });
  const attention = createAttention({ overlay, spots, drawn: place.drawn, open });

  // Told after a layout, with what it found: so nothing here asks the browser for one.
  const watcher = new IntersectionObserver(
    (entries) => {
      layers.renew();
      const last = new Map(entries.map((entry) => [entry.target, entry.isIntersecting]));
      for (const [element, isNear] of last) {
        if (isNear) near.add(element);
        else if (near.delete(element)) place.clear(spots.of(element));
      }
      place.put([...last.keys()].filter((element) => near.has(element)));
      attention.tidy();
    },
    { rootMargin: NEAR },
  );

  /** Looks at these anew, after the next layout. */
  function look(elements: Iterable<Element>): void {
    for (const element of [...elements]) {
      watcher.unobserve(element);
      watcher.observe(element);
    }
  }

  function lookSoon(): void {
    timer ??= setTimeout(() => {
      timer = undefined;
      look(near);
    }, SETTLES);
  }

  function found(element: Element, before: readonly Spot[]): void {
    place.clear(before);
    if (spots.of(element).length > 0) look([element]);
    else if (before.length > 0) watcher.unobserve(element);
  }

  const scan = createScan({
    onElement: (element) => {
      const address = linkAddress(element);
      const had = spots.of(element).length;
      const before = spots.setLink(element, address);
      if (before.length > 0 || spots.of(element).length !== had) found(element, before);
    },
    onText: (element, text, words) => {
      if (words.length === 0 && spots.of(element).length === 0) return;
      found(element, spots.setWords(element, text, words));
    },
    onRoot: (root) => follow.follow(root),
  });
  const follow = createFollow(scan.read, lookSoon);

  function tick(): void {
    if (!isAlive()) return stop();
    if (document.visibilityState !== 'visible') return;
    overlay.revive();
    attention.listen();
    scan.lookAtPromises();
    look(new Set([...near].filter((element) => spots.of(element).some(({ drawn }) => drawn))));
  }

  function lookAgain(): void {
    asking.outdate();
    lookSoon();
  }

  function stop(): void {
    ending.abort();
    clearInterval(ticking);
    clearTimeout(timer);
    forget();
    watcher.disconnect();
    resized.disconnect();
    follow.stop();
    scan.stop();
    asking.stop();
    attention.stop();
    overlay.remove();
  }

  const ticking = setInterval(tick, LOOK_EVERY);
  const forget = onLookAgain(lookAgain);
  const resized = new ResizeObserver(lookSoon);
  const onVisible = (): void => {
    if (document.visibilityState === 'visible') lookAgain();
  };
  resized.observe(document.documentElement);
  if (document.body) resized.observe(document.body);
  const { signal } = ending;
  document.addEventListener('visibilitychange', onVisible, { signal });
  window.addEventListener('resize', lookSoon, { signal, passive: true });
  window.addEventListener('load', lookSoon, { signal, capture: true, passive: true });
  attention.listen();
  follow.follow(document);
  scan.read(document);
  return stop;
}

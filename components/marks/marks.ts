import type { Call } from '@/utils/rpc/client';
import { createAsking } from './ask';
import { createAttention } from './attend';
import { createFollow } from './follow';
import { createLayers } from './layers';
import { linkAddress } from './link-address';
import { createNearness } from './nearness';
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
  /** The shadow root of an element, open or closed. */
  readonly rootOf: (element: Element) => ShadowRoot | null;
}

/** Milliseconds between two looks at what may have moved without a trace: an animation, an image, a font. */
const LOOK_EVERY = 1_000;
/** What changed is looked at together. */
const SETTLES = 100;

/** Marks beside what is known, from now until the returned function is called, or marks are off. */
export function startMarks(parts: MarksParts): () => void {
  const { call, onLookAgain, isAlive, rootOf } = parts;
  const overlay = createOverlay(parts.style);
  const layers = createLayers(overlay);
  const spots = createSpots();
  const near = new Set<Element>();
  const ending = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const open = ({ kind, asks }: Spot): void =>
    void call('openMark', kind === 'link' ? { link: asks } : { word: asks });
  const asking = createAsking({ call, onNews: () => nearness.look(near), onOff: stop });
  const place = createPlace({ spots, layers, known: asking.known, open, isOurs: overlay.holds });
  const attention = createAttention({ overlay, spots, drawn: place.drawn, open });

  const nearness = createNearness((here, gone) => {
    layers.renew();
    for (const element of gone) if (near.delete(element)) place.clear(spots.of(element));
    for (const element of here) near.add(element);
    place.put(here);
    attention.tidy();
  });

  function lookSoon(): void {
    timer ??= setTimeout(() => {
      timer = undefined;
      nearness.look(near);
    }, SETTLES);
  }

  function found(element: Element, before: readonly Spot[]): void {
    place.clear(before);
    if (spots.of(element).length > 0) nearness.watch(element);
  }

  const scan = createScan({
    rootOf: (element) => (overlay.holds(element) ? null : rootOf(element)),
    onElement: (element) => {
      const address = linkAddress(element);
      const had = spots.of(element).length;
      const before = spots.setLink(element, address);
      if (had > 0) {
        place.clear(before);
        nearness.move(element);
      } else found(element, before);
    },
    onText: (element, text, words) => {
      if (words.length === 0 && spots.of(element).length === 0) return;
      found(element, spots.setWords(element, text, words));
    },
    onRoot: (root) => follow.follow(root),
    onTree: () => nearness.begin(),
  });
  const follow = createFollow(scan.read, lookSoon);

  function tick(): void {
    if (!isAlive()) stop();
    if (ending.signal.aborted || document.visibilityState !== 'visible') return;
    overlay.revive();
    attention.listen();
    scan.lookAtPromises();
    nearness.lookAtFirsts();
    nearness.look(new Set([...near].filter((element) => spots.of(element).some(({ drawn }) => drawn))));
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
    nearness.stop();
    resized.disconnect();
    follow.stop();
    scan.stop();
    asking.stop();
    attention.stop();
    overlay.remove();
  }

  const ticking = setInterval(tick, LOOK_EVERY);
  const forget = onLookAgain(() => {
    lookAgain();
    // A page on which nothing was found has to hear of it as well when marks are switched off.
    asking.askSoon();
  });
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

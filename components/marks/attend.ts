import { drawMarkCard } from './mark-card';
import { boxOf } from './nodes';
import type { Overlay } from './overlay';
import type { Spot, Spots } from './spots';

interface AttendParts {
  readonly overlay: Overlay;
  readonly spots: Spots;
  readonly drawn: ReadonlySet<Spot>;
  readonly open: (spot: Spot) => void;
}

export interface Attention {
  /** Listens (again: a page that begins anew with `document.open` has forgotten every listener). */
  listen(): void;
  /** Takes the card away where its mark is gone, and keeps one mark in the order of the Tab key. */
  tidy(): void;
  stop(): void;
}

/** The pointer has to rest so long, in milliseconds: who passes by wants no card. */
const RESTS = 120;
/** A key moves the focus while it is still being told of, so in far less, in milliseconds. */
const KEY_LASTS = 100;
const KEYS = new Set(['Tab', 'ArrowDown', 'ArrowRight', 'ArrowUp', 'ArrowLeft']);
/** A mark is 12 px; a hand finds 20. */
const AROUND = 4;
const GAP = 6;

/**
 * Shows the card of the mark under the pointer, or of the link or mark that the keyboard has come to. Only a hand
 * does: the focus moves, and links move below a resting pointer, also when a page's script wants it.
 */
export function createAttention({ overlay, spots, drawn, open }: AttendParts): Attention {
  const listening = new AbortController();
  let shown: { readonly spot: Spot; readonly card: HTMLElement; readonly by: 'pointer' | 'focus' } | null =
    null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stop: HTMLElement | null = null;
  let keyedAt = Number.NEGATIVE_INFINITY;
  let rested = '';

  function show(spot: Spot, by: 'pointer' | 'focus'): void {
    if (shown?.spot === spot || !spot.drawn) return;
    hide();
    const card = drawMarkCard(spot.drawn.mark, () => {
      open(spot);
      hide();
    });
    const at = boxOf(spot.drawn.element);
    overlay.page.append(card);
    const origin = boxOf(overlay.page);
    const { width, height } = boxOf(card);
    const view = document.documentElement;
    const left = Math.max(GAP, Math.min(at.left - 16, view.clientWidth - width - GAP));
    const below = at.bottom + GAP;
    const top =
      below + height > window.innerHeight - GAP && at.top - GAP - height > 0 ? at.top - GAP - height : below;
    card.style.translate = `${Math.round(left - origin.left)}px ${Math.round(top - origin.top)}px`;
    shown = { spot, card, by };
  }

  function hide(): void {
    shown?.card.remove();
    shown = null;
  }

  function look(x: number, y: number): void {
    if (shown?.by === 'focus') return;
    if (shown && isIn(boxOf(shown.card), x, y, GAP + 2)) return;
    const spot = [...drawn].find((each) => each.drawn && isIn(boxOf(each.drawn.element), x, y, AROUND));
    if (spot) show(spot, 'pointer');
    else hide();
  }

  function onPointer({ clientX, clientY, screenX, screenY, isTrusted }: PointerEvent): void {
    const at = `${screenX} ${screenY}`;
    if (!isTrusted || at === rested) return;
    rested = at;
    if (drawn.size === 0 && !shown) return;
    clearTimeout(timer);
    timer = setTimeout(() => look(clientX, clientY), RESTS);
  }

  function onFocus(event: FocusEvent): void {
    const [target] = event.composedPath();
    if (!event.isTrusted || overlay.holds(target ?? null) || !(target instanceof Element)) return;
    if (shown?.by === 'focus') hide();
    const byKey = performance.now() - keyedAt < KEY_LASTS;
    keyedAt = Number.NEGATIVE_INFINITY;
    if (!byKey || !target.matches(':focus-visible')) return;
    const spot = spots.of(target).find((each) => each.drawn);
    if (spot) show(spot, 'focus');
  }

  /** One of the marks is behind everything of the page in the order of Tab; arrows go on from there. */
  function onMark(event: FocusEvent): void {
    const spot = [...drawn].find((each) => each.drawn?.element === event.target);
    if (!spot?.drawn) return;
    keepStop(spot.drawn.element);
    hide();
    show(spot, 'focus');
  }

  function onArrow(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      hide();
      return;
    }
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    const marks = inOrder(drawn);
    const at = marks.indexOf(overlay.shadow.activeElement as HTMLElement);
    if (step === undefined || at < 0 || !event.isTrusted) return;
    event.preventDefault();
    marks[(at + step + marks.length) % marks.length]?.focus();
  }

  function keepStop(element: HTMLElement | null): void {
    if (stop === element) return;
    if (stop) stop.tabIndex = -1;
    stop = element;
    if (stop) stop.tabIndex = 0;
  }

  const { signal } = listening;
  overlay.shadow.addEventListener('focusin', (event) => onMark(event as FocusEvent), { signal });
  overlay.shadow.addEventListener('keydown', (event) => onArrow(event as KeyboardEvent), { signal });

  const onKey = ({ key, isTrusted }: KeyboardEvent): void => {
    if (!isTrusted) return;
    if (key === 'Escape') hide();
    if (KEYS.has(key)) keyedAt = performance.now();
  };
  const onBlur = (): void => {
    if (shown?.by === 'focus') hide();
  };

  return {
    listen() {
      window.addEventListener('pointermove', onPointer, { signal, capture: true, passive: true });
      window.addEventListener('focusin', onFocus, { signal, capture: true, passive: true });
      window.addEventListener('focusout', onBlur, { signal, capture: true, passive: true });
      window.addEventListener('keydown', onKey, { signal, capture: true, passive: true });
    },
    tidy() {
      if (shown && !shown.spot.drawn) hide();
      if (!stop?.isConnected) keepStop(inOrder(drawn)[0] ?? null);
    },
    stop() {
      clearTimeout(timer);
      listening.abort();
      hide();
    },
  };
}

/** The marks in the order in which they stand, from top to bottom. */
function inOrder(drawn: ReadonlySet<Spot>): readonly HTMLElement[] {
  const placed = [...drawn].flatMap(({ drawn: one }) => (one ? [one] : []));
  return placed.sort((a, b) => a.y - b.y || a.x - b.x).map(({ element }) => element);
}

function isIn({ left, right, top, bottom }: DOMRect, x: number, y: number, around: number): boolean {
  return x >= left - around && x <= right + around && y >= top - around && y <= bottom + around;
}

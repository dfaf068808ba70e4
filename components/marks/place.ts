import type { Mark } from '@/utils/domain/mark';
import { drawMark, redrawMark } from './draw-mark';
import type { Layer, Layers } from './layers';
import { boxOf, isConnected, parentOf } from './nodes';
import type { Spot, Spots } from './spots';

interface PlaceParts {
  readonly spots: Spots;
  readonly layers: Layers;
  readonly known: (spot: Spot) => Mark | null;
  readonly open: (spot: Spot) => void;
  readonly isOurs: (element: Element | null) => boolean;
}

interface Placed {
  readonly spot: Spot;
  readonly mark: Mark;
  readonly layer: Layer;
  readonly x: number;
  readonly y: number;
}

/** LOOK §6: 12 px, 4 px behind the end. */
const SIZE = 12;
const GAP = 4;
/** So far above the line's top that small letters of the next word stay whole, and letters of the line above as well. */
const RAISED = 7;
/** Drawn at once; more is more than anybody sees. */
const MARKS_AT_MOST = 1_500;

export interface Place {
  /** Draws, moves or takes away the marks of these elements. Call it right after a layout, with nothing written since. */
  put(elements: readonly Element[]): void;
  clear(spots: readonly Spot[]): void;
  /** What is drawn at present. */
  readonly drawn: ReadonlySet<Spot>;
}

/** First everything is read, then everything is written: nothing here makes the browser lay out a page twice. */
export function createPlace({ spots, layers, known, open, isOurs }: PlaceParts): Place {
  const drawn = new Set<Spot>();

  function clear(gone: readonly Spot[]): void {
    for (const spot of gone) {
      spot.drawn?.element.remove();
      spot.drawn = null;
      drawn.delete(spot);
    }
  }

  function read(element: Element): readonly Placed[] {
    const marked = spots.of(element).flatMap((spot) => {
      const mark = known(spot);
      return mark ? [{ spot, mark }] : [];
    });
    if (marked.length === 0 || !isShown(element)) return [];
    const layer = layers.of(element);
    const origin = boxOf(layer.content);
    return marked.flatMap(({ spot, mark }) => {
      const end = endOf(element, spot);
      if (!end || isCovered(element, end, isOurs)) return [];
      const { x, y } = placeFor(end, layer.right);
      // Raised above the first line of what scrolls it would be cut off.
      return [
        { spot, mark, layer, x: Math.round(x - origin.left), y: Math.max(0, Math.round(y - origin.top)) },
      ];
    });
  }

  function write({ spot, mark, layer, x, y }: Placed): void {
    const at = spot.drawn ?? {
      element: drawMark(mark, () => open(spot)),
      mark,
      layer: layer.content,
      x: NaN,
      y,
    };
    const isNew = spot.drawn === null;
    if (isNew || at.layer !== layer.content) layer.content.append(at.element);
    if (at.x !== x || at.y !== y) at.element.style.translate = `${x}px ${y}px`;
    if (!isNew && at.mark !== mark) redrawMark(at.element, mark);
    spot.drawn = Object.assign(at, { layer: layer.content, x, y, mark });
    drawn.add(spot);
  }

  return {
    drawn,
    clear,
    put(elements) {
      const placed = elements.flatMap(read);
      const stays = new Set(placed.map(({ spot }) => spot));
      for (const element of elements)
        clear(spots.of(element).filter((spot) => spot.drawn && !stays.has(spot)));
      for (const one of withoutRepeats(placed)) if (one.spot.drawn || drawn.size < MARKS_AT_MOST) write(one);
    },
  };
}

/** A link whose text is its own address is one thing, and so are words that end in the same place. */
function withoutRepeats(placed: readonly Placed[]): readonly Placed[] {
  const taken = new Set<string>();
  return placed.filter(({ layer, x, y, mark, spot }) => {
    const key = `${x} ${y} ${mark.indicator.kind} ${mark.verdict.name} ${mark.verdict.reading}`;
    if (taken.has(key) && !spot.drawn) return false;
    taken.add(key);
    return layer.content.isConnected;
  });
}

/** Where a link, or a word, ends on the screen: the last of its lines. Null where it has no place. */
function endOf(element: Element, { text, end }: Spot): DOMRect | null {
  if (text === null) return last(Element.prototype.getClientRects.call(element));
  if (!isConnected(text) || parentOf(text) !== element || end > text.length) return null;
  const range = document.createRange();
  range.setStart(text, end - 1);
  range.setEnd(text, end);
  return last(range.getClientRects());
}

/** Behind the end, where that is free; else at the upper corner, where it covers the least of what comes next. */
function placeFor({ right, top, height }: DOMRect, edge: number): { readonly x: number; readonly y: number } {
  const middle = top + height / 2;
  return right + GAP + SIZE < edge && !isWritten(right + GAP, middle)
    ? { x: right + GAP, y: middle - SIZE / 2 }
    : { x: Math.min(right + 1, edge - SIZE - 1), y: top - RAISED };
}

/** Whether letters stand where a mark would begin at this point. */
function isWritten(left: number, y: number): boolean {
  const { offsetNode: text, offset = 0 } = document.caretPositionFromPoint(left + SIZE / 2, y) ?? {};
  if (!(text instanceof Text)) return false;
  const range = document.createRange();
  range.setStart(text, Math.max(0, offset - 1));
  range.setEnd(text, Math.min(text.length, offset + 1));
  const box = range.getBoundingClientRect();
  const isBeside = box.right <= left || box.left >= left + SIZE || box.bottom <= y || box.top >= y;
  return !isBeside && range.toString().trim() !== '';
}

function last(boxes: DOMRectList): DOMRect | null {
  const filled = [...boxes].filter(({ width, height }) => width > 0 && height > 0);
  return filled.at(-1) ?? null;
}

function isShown(element: Element): boolean {
  return Element.prototype.checkVisibility.call(element, { opacityProperty: true, visibilityProperty: true });
}

/** Something of the page lies over it: a dialogue, a menu. What is outside of the window nobody can ask about. */
function isCovered(element: Element, { right, top, height }: DOMRect, isOurs: PlaceParts['isOurs']): boolean {
  const above = document.elementFromPoint(right - 2, top + height / 2);
  if (above === null || isOurs(above)) return false;
  for (let at: Element | null = element; at; at = parentOf(at)) if (at === above) return false;
  return !Node.prototype.contains.call(element, above);
}

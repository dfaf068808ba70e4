import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

/** Rows drawn or left out together: few enough to be drawn between two frames. */
const CHUNK = 20;
/** A list no longer than this is drawn whole: nothing to be gained by looking where it stands. */
const WHOLE = 50;
/** So far outside of the window a chunk is drawn already, in px. */
const AHEAD = '1200px';

interface LongListProps<Item> {
  readonly items: readonly Item[];
  /** The height of a row in px while it has not been drawn. */
  readonly rowHeight: number;
  readonly keyOf: (item: Item) => string;
  readonly draw: (item: Item) => ComponentChildren;
  readonly class?: string;
}

/**
 * A list that draws only what is near the window: ten thousand rows scroll as ten do. Rows may be of any height;
 * what was drawn once keeps its place.
 */
export function LongList<Item>({ items, rowHeight, keyOf, draw, class: classes }: LongListProps<Item>) {
  const chunks: (readonly Item[])[] = [];
  for (let from = 0; from < items.length; from += CHUNK) chunks.push(items.slice(from, from + CHUNK));
  const whole = items.length <= WHOLE;
  return (
    <div class={classes}>
      {chunks.map((chunk, at) => (
        <Chunk key={at} count={chunk.length} rowHeight={rowHeight} always={whole}>
          {() => chunk.map((item) => <li key={keyOf(item)}>{draw(item)}</li>)}
        </Chunk>
      ))}
    </div>
  );
}

interface ChunkProps {
  readonly count: number;
  readonly rowHeight: number;
  readonly always: boolean;
  readonly children: () => ComponentChildren;
}

function Chunk({ count, rowHeight, always, children }: ChunkProps) {
  const box = useRef<HTMLUListElement>(null);
  const [near, setNear] = useState(always);
  const height = useRef(count * rowHeight);
  const drawn = always || near;

  useEffect(() => {
    const element = box.current;
    if (always) setNear(true);
    if (always || !element) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (!entry) return;
        // Whoever is inside by keyboard, or has opened something there, is not left without it.
        const opened = element.querySelector('[aria-expanded="true"]') !== null;
        const inUse = opened || element.contains(document.activeElement);
        if (entry.isIntersecting) setNear(true);
        else if (!inUse) {
          height.current = element.offsetHeight;
          setNear(false);
        }
      },
      { rootMargin: AHEAD },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [always]);

  return (
    <ul ref={box} style={drawn ? undefined : { height: `${height.current}px` }}>
      {drawn && children()}
    </ul>
  );
}

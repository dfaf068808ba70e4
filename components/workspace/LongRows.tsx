import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

/** Rows drawn above and below what is in view, so that a turn of the wheel meets no gap. */
const AROUND = 20;

interface Props {
  /** Read aloud as the table's name. */
  readonly label: string;
  readonly total: number;
  /** The heading row; counts as the first one. */
  readonly head: ComponentChildren;
  /** One `<tr class="line" {...placeOf(index)}>` with a key; all are of the same height. */
  readonly row: (index: number) => ComponentChildren;
  /** Told which rows are about to be drawn. */
  readonly onRange: (from: number, until: number) => void;
  /** Goes to this row; another object is another wish, also for the same row. */
  readonly goTo?: { readonly index: number } | null;
}

/**
 * A table of any length in the page's own scroll: only what is near the window is in the document. Heights are
 * measured, not assumed: text may be larger than we think.
 */
export function LongRows({ label, total, head, row, onRange, goTo = null }: Props) {
  const box = useRef<HTMLTableSectionElement>(null);
  const [height, setHeight] = useState(29);
  const [range, setRange] = useState({ from: 0, until: Math.min(total, 2 * AROUND) });

  useLayoutEffect(() => {
    const drawn = box.current?.querySelector<HTMLElement>('[data-row]')?.offsetHeight;
    if (drawn && drawn !== height) setHeight(drawn);
  });

  useEffect(() => {
    const look = (): void => {
      const top = box.current?.getBoundingClientRect().top ?? 0;
      const first = Math.floor(-top / height) - AROUND;
      const from = Math.max(0, Math.min(first, total));
      const until = Math.min(total, Math.max(from, first + Math.ceil(innerHeight / height) + 2 * AROUND));
      setRange((was) => (was.from === from && was.until === until ? was : { from, until }));
    };
    look();
    addEventListener('scroll', look, { passive: true });
    addEventListener('resize', look);
    return () => {
      removeEventListener('scroll', look);
      removeEventListener('resize', look);
    };
  }, [height, total]);

  useEffect(() => onRange(range.from, range.until), [onRange, range]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: only another row to go to moves the page.
  useEffect(() => {
    if (goTo === null || !box.current) return;
    const top = box.current.getBoundingClientRect().top + scrollY;
    scrollTo({ top: Math.max(0, top + goTo.index * height - innerHeight / 2) });
  }, [goTo]);

  const { from } = range;
  const until = Math.min(range.until, total);
  return (
    <table class="panel rows" aria-label={label} aria-rowcount={total + 1}>
      <thead class="rows-head">
        <tr class="line head" aria-rowindex={1}>
          {head}
        </tr>
      </thead>
      <tbody
        ref={box}
        style={{
          paddingTop: `${from * height}px`,
          paddingBottom: `${Math.max(0, total - until) * height}px`,
        }}
      >
        {Array.from({ length: Math.max(0, until - from) }, (_, n) => row(from + n))}
      </tbody>
    </table>
  );
}

/** What a row's `<tr>` says of its place: the heading is the first row. */
export function placeOf(index: number): { 'aria-rowindex': number; 'data-row': number } {
  return { 'aria-rowindex': index + 2, 'data-row': index };
}

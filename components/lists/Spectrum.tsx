import { useEffect, useRef, useState } from 'preact/hooks';
import type { Tick } from '@/utils/domain/list';
import { number, t } from '../text';
import { STATE_WORD } from './row-words';
import { axisRows, spectrumPaths } from './spectrum-paths';

interface Props {
  readonly ticks: readonly Tick[];
  /** Rows of the list, of which a tick may stand for several. */
  readonly total: number;
  /** What it shows, in a sentence. */
  readonly summary: string;
  readonly onWidth: (width: number) => void;
  readonly onRow: (n: number) => void;
}

/** One tick a row in list order: where in the list the findings lie. A click, or Enter on an arrow's place, goes there. */
export function Spectrum({ ticks, total, summary, onWidth, onRow }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const [at, setAt] = useState(0);
  useEffect(() => {
    const look = (): void => setWidth(Math.floor(box.current?.clientWidth ?? 0));
    look();
    const observer = new ResizeObserver(look);
    if (box.current) observer.observe(box.current);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    if (width > 0) onWidth(width);
  }, [onWidth, width]);

  const place = Math.min(at, Math.max(0, ticks.length - 1));
  const tick = ticks[place];
  const go = (index: number): void => {
    const chosen = ticks[index];
    if (chosen) onRow(chosen.n);
  };
  const step = (by: number): void => setAt(Math.max(0, Math.min(ticks.length - 1, place + by)));
  return (
    <div class="spectrum">
      <div
        ref={box}
        class="ticks"
        role="slider"
        tabIndex={0}
        aria-label={summary}
        aria-valuemin={1}
        aria-valuemax={Math.max(1, ticks.length)}
        aria-valuenow={place + 1}
        aria-valuetext={tick ? t('listTick', number(tick.n), t(STATE_WORD[tick.state])) : ''}
        onClick={(event) => {
          const from = event.currentTarget.getBoundingClientRect().left;
          const index = Math.floor(((event.clientX - from) / Math.max(1, width)) * ticks.length);
          setAt(Math.max(0, Math.min(ticks.length - 1, index)));
          go(Math.max(0, Math.min(ticks.length - 1, index)));
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowRight' || event.key === 'ArrowUp') step(1);
          else if (event.key === 'ArrowLeft' || event.key === 'ArrowDown') step(-1);
          else if (event.key === 'Home') setAt(0);
          else if (event.key === 'End') setAt(Math.max(0, ticks.length - 1));
          else if (event.key === 'Enter') go(place);
          else return;
          event.preventDefault();
        }}
      >
        <svg
          width={width}
          height={28}
          viewBox={`0 0 ${width} 28`}
          shape-rendering="crispEdges"
          aria-hidden="true"
        >
          {[...spectrumPaths(ticks, width)].map(([state, d]) => (
            <path key={state} class={`p-${state}`} d={d} />
          ))}
          {tick && <path class="p-here" d={`M${Math.round((place * width) / ticks.length)} 26h3v2h-3z`} />}
        </svg>
      </div>
      <p class="axis small dim" aria-hidden="true">
        {axisRows(total, width).map((row) => (
          <span key={row} style={{ left: `${(row === total ? 1 : (row - 1) / total) * 100}%` }}>
            {number(row)}
          </span>
        ))}
      </p>
    </div>
  );
}

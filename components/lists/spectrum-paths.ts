import type { RowState, Tick } from '@/utils/domain/list';

/** Pixels a tick takes at least, its gap included; more rows than that are binned (LOOK §4, spectrum). */
export const TICK_LEAST = 3;
const BASE = 24;

const HEIGHT: Readonly<Record<RowState, number>> = {
  malicious: 24,
  suspicious: 17,
  'nothing-found': 9,
  unknown: 9,
  failed: 9,
  'not-sent': 9,
  waiting: 5,
};

/** One path a state, in whole pixels: tick i runs from `round(i·W/n)` to a pixel before the next. */
export function spectrumPaths(ticks: readonly Tick[], width: number): ReadonlyMap<RowState, string> {
  const paths = new Map<RowState, string>();
  const step = width / Math.max(1, ticks.length);
  for (const [at, { state }] of ticks.entries()) {
    const from = Math.round(at * step);
    const wide = Math.max(1, Math.round((at + 1) * step) - 1 - from);
    const height = HEIGHT[state];
    const tick = `M${from} ${BASE - height}h${wide}v${height}h-${wide}z`;
    paths.set(state, (paths.get(state) ?? '') + tick);
  }
  return paths;
}

/** Pixels between two numbers of the axis at least. */
const APART = 72;

/** Which rows the axis names: the first, the last, and round numbers between where there is room for them. */
export function axisRows(total: number, width: number): readonly number[] {
  if (total < 2) return total === 1 ? [1] : [];
  const rough = Math.max(1, (total * APART) / Math.max(1, width));
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((each) => each >= rough) ?? 10 * power;
  const gap = (a: number, b: number): number => ((b - a) / total) * width;
  const between: number[] = [];
  for (let row = step; row < total; row += step) {
    if (gap(1, row) >= APART / 2 && gap(row, total) >= APART * 0.75) between.push(row);
  }
  return [1, ...between, total];
}

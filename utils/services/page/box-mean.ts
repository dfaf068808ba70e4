import type { Luma } from './luma';

/**
 * Each pixel as the mean of the square around it that reaches `reach` pixels to every side; at the edges of what
 * there is of it. Time does not grow with the reach: sums slide along.
 */
export function boxMean(luma: Luma, reach: number): Luma {
  const { width, height } = luma;
  const across = new Uint8ClampedArray(luma.data.length);
  const made = new Uint8ClampedArray(luma.data.length);
  for (let y = 0; y < height; y += 1) slide(luma.data, across, y * width, 1, width, reach);
  for (let x = 0; x < width; x += 1) slide(across, made, x, width, height, reach);
  return { data: made, width, height };
}

/** One row or column: `count` bytes from `start`, each `step` after the one before. */
function slide(
  from: Uint8ClampedArray,
  to: Uint8ClampedArray,
  start: number,
  step: number,
  count: number,
  reach: number,
): void {
  let [sum, many] = [0, 0];
  for (let at = -reach; at < count; at += 1) {
    const entering = at + reach;
    if (entering < count) {
      sum += from[start + entering * step] ?? 0;
      many += 1;
    }
    const leaving = at - reach - 1;
    if (leaving >= 0) {
      sum -= from[start + leaving * step] ?? 0;
      many -= 1;
    }
    if (at >= 0) to[start + at * step] = sum / many;
  }
}

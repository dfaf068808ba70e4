import { boxMean } from './box-mean';
import type { Luma } from './luma';
import { resize } from './resize';

/** A second look at a picture: what is done to it, and what size it then has of its own. */
export interface Pass {
  readonly name: string;
  readonly factor: number;
  readonly treat: (luma: Luma) => Luma;
}

/** Pixels. More of them are no help to find a code, and each look takes its time. */
const ENOUGH = 4_000_000;
/** Pixels. Below, a module may have less than two of them. */
const SMALL = 1_500_000;

/**
 * What is tried after the picture as it is, best first; which class of picture each one is there for is measured
 * in `docs/BENCHMARKS.md`. Turned and inverted codes the decoder finds by itself.
 */
export function passesFor({ width, height }: Pick<Luma, 'width' | 'height'>): readonly Pass[] {
  const size = width * height;
  const down = size > ENOUGH ? 1 / Math.ceil(Math.sqrt(size / ENOUGH)) : 1;
  const smaller = (luma: Luma): Luma => (down === 1 ? luma : resize(luma, down));
  const passes: Pass[] = [
    // Uneven light, low contrast.
    { name: 'flatten', factor: down, treat: (luma) => flatten(smaller(luma)) },
    // Noise, specks, the grid of a photographed screen.
    { name: 'soften', factor: down, treat: (luma) => soften(smaller(luma)) },
    // Blur.
    { name: 'sharpen', factor: down, treat: (luma) => sharpen(smaller(luma)) },
  ];
  if (size > SMALL) return passes;
  // Few pixels a module; moiré.
  return [{ name: 'enlarge', factor: 2, treat: (luma) => resize(luma, 2) }, ...passes];
}

/** About the same as a Gaussian blur of one pixel and a bit. */
const soften = (luma: Luma): Luma => boxMean(boxMean(luma, 1), 1);

/** What differs from the mean around it, five times. */
function sharpen(luma: Luma): Luma {
  const mean = boxMean(boxMean(luma, 2), 2);
  return { ...luma, data: luma.data.map((tone, at) => tone + 4 * (tone - (mean.data[at] ?? 0))) };
}

/** The mean around each pixel becomes middle gray: slow changes of light are gone, and what is left is spread. */
function flatten(luma: Luma): Luma {
  const mean = boxMean(boxMean(luma, 12), 12);
  const spread = spreadOf(luma, mean);
  return { ...luma, data: luma.data.map((tone, at) => 128 + spread * (tone - (mean.data[at] ?? 0))) };
}

/** How many times the differences fit into the range of a byte. */
function spreadOf(luma: Luma, mean: Luma): number {
  let sum = 0;
  for (const [at, tone] of luma.data.entries()) sum += Math.abs(tone - (mean.data[at] ?? 0));
  return Math.min(24, Math.max(2, 80 / (sum / luma.data.length + 1)));
}

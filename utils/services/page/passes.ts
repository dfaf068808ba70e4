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
/** Pixels. Below, a module may have less than two of them; above, what takes ten steps takes too long. */
const SMALL = 1_500_000;

/**
 * What is tried after the picture as it is, best first; which class of picture each one is there for is measured
 * in `docs/BENCHMARKS.md`. Turned and inverted codes the decoder finds by itself.
 */
export function passesFor({ width, height }: Pick<Luma, 'width' | 'height'>): readonly Pass[] {
  const size = width * height;
  const down = downTo(ENOUGH, size);
  const further = downTo(SMALL, size);
  const smaller = (luma: Luma, by = down): Luma => (by === 1 ? luma : resize(luma, by));
  const passes: Pass[] = [
    // Uneven light, low contrast.
    { name: 'flatten', factor: down, treat: (luma) => flatten(smaller(luma)) },
    // Noise, specks, the grid of a photographed screen.
    { name: 'soften', factor: down, treat: (luma) => soften(smaller(luma)) },
    // Blur.
    { name: 'sharpen', factor: down, treat: (luma) => sharpen(smaller(luma)) },
    // Blur wider than half a module.
    { name: 'unblur', factor: further, treat: (luma) => unblur(smaller(luma, further)) },
  ];
  if (size > SMALL) return passes;
  // Few pixels a module; moiré.
  return [{ name: 'enlarge', factor: 2, treat: (luma) => resize(luma, 2) }, ...passes];
}

/** By how much a picture of this size becomes one of so many pixels at most. */
function downTo(most: number, size: number): number {
  return 1 / Math.max(1, Math.ceil(Math.sqrt(size / most)));
}

/** About the same as a Gaussian blur of one pixel and a bit. */
const soften = (luma: Luma): Luma => boxMean(boxMean(luma, 1), 1);

/** What differs from the mean around it, five times. */
function sharpen(luma: Luma): Luma {
  const mean = boxMean(boxMean(luma, 2), 2);
  return { ...luma, data: luma.data.map((tone, at) => tone + 4 * (tone - (mean.data[at] ?? 0))) };
}

/** Times that the guess is mended; with twenty, noise comes out more than edges do. */
const MENDED = 10;

/**
 * The picture that, blurred, would be this one (van Cittert): a guess is blurred, and what it then lacks is added to
 * it, again and again. The blur that is taken away is about a Gaussian one of 2.8 pixels; a narrower one goes as well.
 */
function unblur(luma: Luma): Luma {
  let guess = luma;
  for (let time = 0; time < MENDED; time += 1) {
    const blurred = boxMean(boxMean(guess, 3), 3);
    const mended = guess.data.map((tone, at) => tone + (luma.data[at] ?? 0) - (blurred.data[at] ?? 0));
    guess = { ...luma, data: mended };
  }
  return guess;
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

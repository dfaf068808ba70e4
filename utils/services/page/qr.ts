import type { FoundCode } from '@/utils/domain/code';
import { hasHoles, type Luma, lumaOf, pixelsOf } from './luma';
import { passesFor } from './passes';
import type { Pixels } from './pixels';

/** Where dark ends and light begins: `local` to each part of the picture, or one for the `whole` of it. */
export type Threshold = 'local' | 'whole';

/** The library: finds every code that it can in a picture as it is, turned and inverted ones too. */
export type Decode = (picture: Pixels, threshold: Threshold) => Promise<readonly FoundCode[]>;

interface QrParts {
  readonly decode: Decode;
  /** Milliseconds, for the budget. */
  readonly now: () => number;
}

/** Milliseconds. No further look is begun after them; one look takes some hundred at most. */
const BUDGET = 4_000;

const WHITE = 255;
const BLACK = 0;

/**
 * Every code in a picture, each text once, with its place. The picture is looked at as it is, then again with its
 * light flattened, softened, sharpened, enlarged – also when something was found already: beside a code that reads
 * well there may be one that does not (faults.md §5.49). Pure work on pixels: nothing leaves, no document is needed.
 */
export async function readCodes(picture: Pixels, { decode, now }: QrParts): Promise<readonly FoundCode[]> {
  const until = now() + BUDGET;
  const found = new Map<string, FoundCode>();
  const look = async (luma: Luma, factor: number, threshold: Threshold = 'local'): Promise<void> => {
    for (const code of await decode(pixelsOf(luma), threshold)) {
      const key = `${code.binaryBytes} ${code.text}`;
      if (!found.has(key)) found.set(key, { ...code, corners: code.corners.map(back(factor)) });
    }
  };
  for (const paper of hasHoles(picture) ? [WHITE, BLACK] : [WHITE]) {
    const luma = lumaOf(picture, paper);
    await look(luma, 1);
    // Where a photographed screen's own grid misleads every local threshold.
    await look(luma, 1, 'whole');
    for (const { treat, factor } of passesFor(luma)) {
      if (now() > until) break;
      await look(treat(luma), factor);
    }
    if (found.size > 0) break;
  }
  return [...found.values()];
}

/** From the pixels of another size to those of the picture. */
function back(factor: number) {
  return ({ x, y }: { readonly x: number; readonly y: number }) => ({ x: x / factor, y: y / factor });
}

import { expect, it } from 'vitest';
import { boxMean } from '@/utils/services/page/box-mean';
import type { Luma } from '@/utils/services/page/luma';
import { createPrng } from '../../../simulator/world/prng';

function random(width: number, height: number): Luma {
  const prng = createPrng(`${width} ${height}`);
  return { data: Uint8ClampedArray.from({ length: width * height }, () => prng.int(0, 255)), width, height };
}

/** One row after the other, then the columns of what that gave: each pixel looks around by itself. */
function slowly({ data, width, height }: Luma, reach: number): Luma {
  const along = (from: Uint8ClampedArray, of: (at: number) => readonly (number | null)[]) =>
    Uint8ClampedArray.from(from, (_, at) => {
      const around = of(at).flatMap((each) => (each === null ? [] : [from[each] ?? 0]));
      return around.reduce((sum, tone) => sum + tone, 0) / around.length;
    });
  const steps = Array.from({ length: 2 * reach + 1 }, (_, n) => n - reach);
  const within = (place: number, most: number, at: number): number | null =>
    place >= 0 && place < most ? at : null;
  const across = along(data, (at) => steps.map((by) => within((at % width) + by, width, at + by)));
  const made = along(across, (at) =>
    steps.map((by) => within(Math.floor(at / width) + by, height, at + by * width)),
  );
  return { data: made, width, height };
}

it.each([
  [5, 3, 1],
  [7, 9, 2],
  [4, 6, 3],
  [3, 2, 12],
  [1, 1, 1],
  [6, 1, 2],
  [1, 6, 2],
  [9, 4, 0],
])('the mean around each of %i × %i pixels, %i to every side', (width, height, reach) => {
  const luma = random(width, height);
  const before = [...luma.data];
  expect(boxMean(luma, reach)).toEqual(slowly(luma, reach));
  expect([...luma.data]).toEqual(before);
});

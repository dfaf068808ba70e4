import { describe, expect, it } from 'vitest';
import type { Luma } from '@/utils/services/page/luma';
import { resize } from '@/utils/services/page/resize';

/** Rows of tones. */
const luma = (...rows: readonly (readonly number[])[]): Luma => ({
  ...{ data: new Uint8ClampedArray(rows.flat()), width: rows[0]?.length ?? 0, height: rows.length },
});

describe('a smaller copy', () => {
  it.each<[string, number, Luma, Luma]>([
    [
      'of pixels that fall together two by two',
      1 / 2,
      luma([0, 40, 100, 100], [40, 80, 100, 20], [8, 8, 9, 9], [8, 8, 7, 7]),
      luma([40, 80], [8, 8]),
    ],
    [
      'without what is left over at the edges',
      1 / 2,
      luma([1, 3, 200], [5, 7, 200], [200, 200, 200]),
      luma([4]),
    ],
    [
      'three by three',
      1 / 3,
      luma([9, 0, 0, 1, 1, 1], [0, 9, 0, 1, 1, 1], [0, 0, 9, 1, 1, 10]),
      luma([3, 2]),
    ],
    [
      'of a picture that is smaller than a step, which is one pixel all the same',
      1 / 3,
      luma([90, 90]),
      luma([20]),
    ],
  ])('%s', (_, factor, picture, small) => expect(resize(picture, factor)).toEqual(small));
});

describe('a larger copy', () => {
  it.each([
    ['of one pixel', 2, luma([70]), luma([70, 70], [70, 70])],
    ['of a row', 2, luma([0, 100]), luma([0, 25, 75, 100], [0, 25, 75, 100])],
    ['of a column', 2, luma([0], [200]), luma([0, 0], [50, 50], [150, 150], [200, 200])],
    [
      'of both',
      2,
      luma([0, 80], [160, 240]),
      luma([0, 20, 60, 80], [40, 60, 100, 120], [120, 140, 180, 200], [160, 180, 220, 240]),
    ],
    [
      'three times as large',
      3,
      luma([0, 90, 30]),
      luma(...[0, 1, 2].map(() => [0, 0, 30, 60, 90, 70, 50, 30, 30])),
    ],
    [
      'of three rows, the last of them as it is',
      2,
      luma([0, 0, 64], [80, 80, 80], [208, 240, 240]),
      luma(
        [0, 0, 0, 16, 48, 64],
        [20, 20, 20, 32, 56, 68],
        [60, 60, 60, 64, 72, 76],
        [112, 114, 118, 120, 120, 120],
        [176, 182, 194, 200, 200, 200],
        [208, 216, 232, 240, 240, 240],
      ),
    ],
    ['of a factor that is not whole', 1.5, luma([10, 40]), luma(...[0, 1].map(() => [10, 25, 40]))],
    ['of the same size', 1, luma([3, 4], [5, 6]), luma([3, 4], [5, 6])],
  ])('%s', (_, factor, picture, large) => expect(resize(picture, factor)).toEqual(large));
});

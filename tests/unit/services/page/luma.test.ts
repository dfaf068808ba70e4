import { describe, expect, it } from 'vitest';
import { hasHoles, lumaOf, pixelsOf } from '@/utils/services/page/luma';

const picture = (...pixels: readonly (readonly [number, number, number, number])[]) => ({
  ...{ data: new Uint8ClampedArray(pixels.flat()), width: pixels.length, height: 1 },
});

describe('brightness', () => {
  it.each([
    ['white', [255, 255, 255, 255], 255, 255],
    ['red', [255, 0, 0, 255], 76, 76],
    ['green', [0, 255, 0, 255], 150, 150],
    ['blue', [0, 0, 255, 255], 29, 29],
    ['black', [0, 0, 0, 255], 0, 0],
    ['nothing', [9, 9, 9, 0], 255, 0],
    ['half of white', [255, 255, 255, 51], 255, 51],
    ['half of black', [0, 0, 0, 51], 204, 0],
  ] as const)('of %s upon white and upon black', (_, pixel, onWhite, onBlack) => {
    expect([...lumaOf(picture(pixel), 255).data]).toEqual([onWhite]);
    expect([...lumaOf(picture(pixel), 0).data]).toEqual([onBlack]);
  });

  it('stands where its pixel does, and comes back as gray', () => {
    const data = new Uint8ClampedArray([1, 1, 1, 255, 2, 2, 2, 255, 3, 3, 3, 255, 250, 250, 250, 255]);
    const luma = lumaOf({ data, width: 2, height: 2 }, 255);
    expect(luma).toEqual({ data: new Uint8ClampedArray([1, 2, 3, 250]), width: 2, height: 2 });
    expect(pixelsOf(luma)).toEqual({ data, width: 2, height: 2 });
    // More bytes than its size tells are none of its pixels.
    expect(lumaOf({ data, width: 1, height: 1 }, 255).data).toHaveLength(1);
  });
});

it('holes are pixels that something shows through, wherever they are', () => {
  const solid = [7, 8, 9, 255] as const;
  expect(hasHoles(picture(solid, solid))).toBe(false);
  expect(hasHoles(picture([7, 8, 9, 254], solid))).toBe(true);
  expect(hasHoles(picture(solid, solid, [7, 8, 9, 0]))).toBe(true);
  expect(hasHoles(picture())).toBe(false);
});

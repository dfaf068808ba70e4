import { describe, expect, it } from 'vitest';
import { boxMean } from '@/utils/services/page/box-mean';
import type { Luma } from '@/utils/services/page/luma';
import { passesFor } from '@/utils/services/page/passes';
import { resize } from '@/utils/services/page/resize';

const FEW = { width: 40, height: 30 };

/** A dark stripe upon light that fades from left to right. */
function stripes({ width, height }: { readonly width: number; readonly height: number }): Luma {
  const data = new Uint8ClampedArray(width * height);
  for (let at = 0; at < data.length; at += 1) {
    const x = at % width;
    data[at] = 240 - Math.floor((150 * x) / width) - (x % 8 < 4 ? 40 : 0);
  }
  return { data, width, height };
}

const pass = (name: string, size: { readonly width: number; readonly height: number } = FEW) => {
  const found = passesFor(size).find((each) => each.name === name);
  if (!found) throw new Error(name);
  return found;
};

describe('the looks at a picture', () => {
  it.each([
    ['a small one', 1_000, 1_500, ['enlarge 2', 'flatten 1', 'soften 1', 'sharpen 1', 'unblur 1']],
    ['a larger one', 1_001, 1_500, ['flatten 1', 'soften 1', 'sharpen 1', 'unblur 0.5']],
    ['one that is as large as helps', 2_000, 2_000, ['flatten 1', 'soften 1', 'sharpen 1', 'unblur 0.5']],
    ['a large one', 2_000, 2_001, ['flatten 0.5', 'soften 0.5', 'sharpen 0.5', 'unblur 0.5']],
    ['a huge one', 6_000, 4_000, ['flatten 0.333', 'soften 0.333', 'sharpen 0.333', 'unblur 0.25']],
  ])('for %s, by how much smaller they are', (_, width, height, looks) => {
    expect(passesFor({ width, height }).map(({ name, factor }) => `${name} ${+factor.toFixed(3)}`)).toEqual(
      looks,
    );
  });

  it.each([FEW, { width: 1_002, height: 1_500 }, { width: 2_002, height: 2_000 }])(
    'give a picture the size that they tell, for one of $width × $height',
    (size) => {
      // What they do is decided by that size; done to a smaller one it takes no time.
      const small = stripes(FEW);
      for (const { treat, factor } of passesFor(size)) {
        const made = treat(small);
        expect([made.width, made.height]).toEqual([40 * factor, 30 * factor]);
        expect(made.data).toHaveLength(made.width * made.height);
      }
    },
  );
});

describe('a treated picture', () => {
  const luma = stripes(FEW);
  const tones = (name: string): number[] => [...pass(name).treat(luma).data];
  const blurred = (reach: number, of: Luma = luma) => boxMean(boxMean(of, reach), reach);
  const bytes = (tone: (at: number) => number): number[] => [
    ...Uint8ClampedArray.from(luma.data, (_, at) => tone(at)),
  ];
  const at = ({ data }: Luma, place: number): number => data[place] ?? 0;

  it('that is enlarged has the tones between', () =>
    expect(tones('enlarge')).toEqual([...resize(luma, 2).data]));

  it('that is softened is the mean of means', () => expect(tones('soften')).toEqual([...blurred(1).data]));

  it('that is sharpened differs five times as much from its surroundings', () => {
    const mean = blurred(2);
    expect(tones('sharpen')).toEqual(
      bytes((place) => at(luma, place) + 4 * (at(luma, place) - at(mean, place))),
    );
  });

  it('that is flattened lies around middle gray, as far apart as there is room', () => {
    const mean = blurred(12);
    const far =
      luma.data.reduce((sum, _, place) => sum + Math.abs(at(luma, place) - at(mean, place)), 0) / 1_200;
    const spread = 80 / (far + 1);
    expect(spread).toBeGreaterThan(2);
    expect(spread).toBeLessThan(24);
    expect(tones('flatten')).toEqual(bytes((place) => 128 + spread * (at(luma, place) - at(mean, place))));
  });

  it.each([
    ['of next to no contrast is not blown up without end', [100, 101], 24],
    ['of all contrast that there is keeps it', [0, 255], 2],
  ] as const)('that is flattened, %s', (_, [dark, light], spread) => {
    const columns = {
      ...luma,
      data: luma.data.map((_tone, place) => ((place % 40) % 20 < 10 ? dark : light)),
    };
    const mean = blurred(12, columns);
    const made = pass('flatten').treat(columns);
    expect([...made.data]).toEqual([
      ...columns.data.map((tone, place) => 128 + spread * (tone - at(mean, place))),
    ]);
  });

  it('that is unblurred is a guess that was mended ten times by what it lacked', () => {
    let guess = luma;
    for (const _ of Array(10)) {
      const lacks = blurred(3, guess);
      guess = { ...luma, data: guess.data.map((tone, place) => tone + at(luma, place) - at(lacks, place)) };
    }
    expect(tones('unblur')).toEqual([...guess.data]);
  });
});

import { describe, expect, it } from 'vitest';
import { scalePaths } from '@/components/parts/scale-paths';
import { counts } from './gallery/stub-data';

function boxes(d: string): readonly { x: number; width: number }[] {
  return [...d.matchAll(/M(\d+) \d+h(\d+)v/g)].map(([, x, width]) => ({
    x: Number(x),
    width: Number(width),
  }));
}

describe('the scale', () => {
  it('draws one tick for one engine, so that 1 of 92 cannot vanish', () => {
    const { paths, height } = scalePaths(counts({ malicious: 1, harmless: 63, undetected: 28 }), 368);
    expect(paths.map(({ key, d }) => [key, boxes(d).length])).toEqual([
      ['m', 1],
      ['h', 63],
      ['u', 28],
    ]);
    expect(boxes(paths[0]?.d ?? '')).toEqual([{ x: 0, width: 3 }]);
    expect(height).toBe(20);
  });

  it.each([0, 1, 5, 92, 122, 123, 181, 900])('stays inside its width with %i engines', (total) => {
    const { paths } = scalePaths(
      counts({ malicious: Math.min(1, total), undetected: Math.max(0, total - 1) }),
      368,
    );
    for (const { x, width } of paths.flatMap(({ d }) => boxes(d))) {
      expect(width).toBeGreaterThan(0);
      expect(x + width).toBeLessThanOrEqual(368);
    }
  });

  it('keeps a part of at least 3 px for a single voice among very many', () => {
    const { paths } = scalePaths(counts({ suspicious: 1, undetected: 899 }), 308);
    expect(paths.map(({ d }) => boxes(d))).toEqual([[{ x: 0, width: 3 }], [{ x: 4, width: 304 }]]);
  });
});

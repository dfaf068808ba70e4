import { describe, expect, it } from 'vitest';
import { axisRows, spectrumPaths } from '@/components/lists/spectrum-paths';
import type { RowState, Tick } from '@/utils/domain/list';

const ticks = (...states: RowState[]): readonly Tick[] => states.map((state, at) => ({ state, n: at + 1 }));

describe('the spectrum', () => {
  it('draws one tick a row in the order of the list, the worse the higher', () => {
    const paths = spectrumPaths(ticks('nothing-found', 'malicious', 'nothing-found', 'suspicious'), 16);
    expect(Object.fromEntries(paths)).toEqual({
      'nothing-found': 'M0 15h3v9h-3zM8 15h3v9h-3z',
      malicious: 'M4 0h3v24h-3z',
      suspicious: 'M12 7h3v17h-3z',
    });
  });

  it('never draws a tick of no width, and none beyond its end', () => {
    const paths = spectrumPaths(ticks(...Array<RowState>(1_000).fill('malicious')), 1_000);
    const starts = [...(paths.get('malicious') ?? '').matchAll(/M(\d+) 0h(\d+)/g)];
    expect(starts).toHaveLength(1_000);
    for (const [, from, wide] of starts) {
      expect(Number(wide)).toBeGreaterThan(0);
      expect(Number(from) + Number(wide)).toBeLessThanOrEqual(1_000);
    }
  });
});

describe('its axis', () => {
  it.each([
    [300, 1_020, [1, 50, 100, 150, 200, 250, 300]],
    [1, 1_020, [1]],
    [0, 1_020, []],
    [2, 1_020, [1, 2]],
    [100_000, 300, [1, 50_000, 100_000]],
  ])('of %i rows in %i px names %j', (total, width, rows) => {
    expect(axisRows(total, width)).toEqual(rows);
  });
});

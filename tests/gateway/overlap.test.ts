import { expect, it } from 'vitest';
import { drawn, expected } from './scale/overlap';
import { createRandom } from './scale/random';

it.each([0, 0.3, 0.9])(
  'what is computed for an overlap of %d is what comes out when it is drawn',
  (overlap) => {
    const day = { browsers: 2_000, checks: 20, overlap, pool: 10_000 };
    const [computed, happened] = [expected(day), drawn(day, createRandom(1))];
    expect(Math.abs(happened.shared / computed.shared - 1)).toBeLessThan(0.02);
    expect(Math.abs(happened.alone / computed.alone - 1)).toBeLessThan(0.02);
  },
);

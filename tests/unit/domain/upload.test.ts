import { describe, expect, it } from 'vitest';
import { progressOf, type Sample, uploadLimit, withSample } from '@/utils/domain/upload';

it.each([
  [0, 'empty'],
  [1, null],
  [650_000_000, null],
  [650_000_001, 'too-large'],
])('a file of %i bytes: %s', (size, limit) => expect(uploadLimit(size)).toBe(limit));

describe('how far an upload is', () => {
  const sample = (at: number, sent: number): Sample => ({ at, sent });

  it.each([
    ['nothing is known yet', [], 0, null, null],
    ['it has begun', [sample(0, 500)], 500, null, null],
    ['it went on for less than a second', [sample(0, 0), sample(999, 500)], 500, null, null],
    ['nothing has left since', [sample(0, 500), sample(2_000, 500)], 500, null, null],
    ['it went back', [sample(0, 500), sample(2_000, 400)], 400, null, null],
    ['it went on for a second', [sample(5_000, 0), sample(6_000, 500)], 500, 500, 7_000],
    [
      'it became faster',
      [sample(0, 1_000), sample(1_000, 1_200), sample(4_000, 3_000)],
      ...[3_000, 500, 2_000],
    ],
  ] as const)('when %s', (_, samples, sent, speed, left) => {
    expect(progressOf(samples, 4_000)).toEqual({ sent, total: 4_000, speed, left });
  });

  it('is measured over the last eight seconds, by samples that are not of the future', () => {
    const samples = [sample(1_000, 1), sample(1_999, 2), sample(2_000, 3), sample(11_000, 4)];
    const next = sample(10_000, 5);
    expect(withSample(samples, next)).toEqual([sample(2_000, 3), next]);
    expect(withSample([next], next)).toEqual([next, next]);
  });
});

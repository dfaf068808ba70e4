import { expect, it } from 'vitest';
import { ANSWERS_WITHIN, createInTime } from '@/utils/services/storage/in-time';
import { createFakeClock } from '../../../support/fake-clock';

const HANGS = 'did not answer in time';

function createHanging() {
  const clock = createFakeClock();
  const inTime = createInTime(clock);
  const ends: ((value: string) => void)[] = [];
  const ask = () => new Promise<string>((resolve) => void ends.push(resolve));
  return { clock, inTime, ask, ends };
}

it('gives what a store answers, and what it rejects with', async () => {
  const { inTime, clock } = createHanging();
  expect(await inTime(async () => 'kept')).toBe('kept');
  await expect(inTime(() => Promise.reject(new Error('IO error')))).rejects.toThrow('IO error');
  await clock.advance(2 * ANSWERS_WITHIN);
  expect(await inTime(async () => 'kept')).toBe('kept');
});

it('gives up a store that never answers, and lets nobody else wait for it for as long again', async () => {
  const { clock, inTime, ask, ends } = createHanging();
  const given = expect(inTime(ask)).rejects.toThrow(HANGS);
  await clock.advance(ANSWERS_WITHIN - 1);
  expect(ends).toHaveLength(1);
  await clock.advance(1);
  await given;
  await clock.advance(ANSWERS_WITHIN - 1);
  await expect(inTime(ask)).rejects.toThrow(HANGS);
  expect(ends).toHaveLength(1);
  await clock.advance(1);
  expect(await inTime(async () => 'kept')).toBe('kept');
});

it.each([
  ['answers', () => Promise.resolve('late')],
  ['rejects', () => Promise.reject(new Error('late'))],
])('is asked at once again when it %s after all', async (_, late) => {
  const { clock, inTime } = createHanging();
  let end: (how: Promise<string>) => void = () => undefined;
  const given = expect(
    inTime(
      () =>
        new Promise<string>((resolve) => {
          end = resolve;
        }),
    ),
  ).rejects.toThrow(HANGS);
  await clock.advance(ANSWERS_WITHIN);
  await given;
  end(late());
  await clock.advance(1);
  expect(await inTime(async () => 'kept')).toBe('kept');
});

import { HOUR } from '../../utils/domain/duration';

/** How many of these times lie in each hour of UTC from `from` on, until the last that has any. */
export function byHour(times: readonly number[], from: number): readonly number[] {
  const first = Math.floor(from / HOUR);
  const hours = times.map((at) => Math.floor(at / HOUR) - first);
  return Array.from(
    { length: Math.max(-1, ...hours) + 1 },
    (_, hour) => hours.filter((one) => one === hour).length,
  );
}

import { HOUR, MINUTE } from '../../utils/domain/duration';
import { createPrng } from '../simulator/world/prng';

/** What happens in a soak, and how often in all. */
const TIMES = {
  popup: 500,
  kill: 120,
  fault: 48,
  download: 48,
  'page marks': 32,
  submit: 20,
  comment: 12,
  vote: 12,
  upload: 10,
  'private things': 16,
  measure: 17,
} as const;
export type Deed = keyof typeof TIMES | 'list rests' | 'list goes on';

export const LASTS = 8 * HOUR;
/** What is spread by chance ends before the end, so that it has its time. */
const UNTIL = LASTS - 30 * MINUTE;

/** One thing, so many milliseconds after the beginning, and its number among its like from 1. */
export interface Turn {
  readonly after: number;
  readonly deed: Deed;
  readonly n: number;
}

/** Everything in its order; what is measured is measured evenly. */
export function planOf(seed: string): readonly Turn[] {
  const random = createPrng(seed);
  const turns: Turn[] = (Object.keys(TIMES) as (keyof typeof TIMES)[]).flatMap((deed) =>
    Array.from({ length: TIMES[deed] }, (_, at) => ({
      after: deed === 'measure' ? (at * LASTS) / (TIMES.measure - 1) : random.int(0, UNTIL),
      deed,
      n: at + 1,
    })),
  );
  // The watchlist is in the lowest lane: as long as a list runs that the day is too short for, it waits.
  const rest: Turn[] = [
    { after: 5 * HOUR, deed: 'list rests', n: 1 },
    { after: 6.5 * HOUR, deed: 'list goes on', n: 1 },
  ];
  return [...turns, ...rest].sort((one, other) => one.after - other.after);
}

import fc from 'fast-check';
import { expect, it } from 'vitest';

/** Cases of each that `npm run fuzz` makes; `npm test` makes what fits into a share of its time. */
const CASES = Number(process.env.ASSAY_FUZZ ?? 0);
/** Milliseconds of each in `npm test`. */
const SHARE = 1_500;
/** The same for everybody in `npm test`; `npm run fuzz` takes another each time, unless it is given one. */
const SEED = CASES === 0 ? 20_261_121 : Number(process.env.ASSAY_FUZZ_SEED ?? Date.now() % 2 ** 31);

const bounds = <T>(): fc.Parameters<[T]> =>
  CASES === 0
    ? { seed: SEED, numRuns: 100_000, interruptAfterTimeLimit: SHARE, markInterruptAsFailure: false }
    : { seed: SEED, numRuns: CASES };

/** One property over made-up inputs. What fails is shown small, with the seed that makes it again. */
export function fuzz<T>(name: string, inputs: fc.Arbitrary<T>, holds: (input: T) => void): void {
  it(name, () => {
    end(name, fc.check(fc.property(inputs, holds), bounds()));
  });
}

/** The same where an answer is awaited. */
export function fuzzAsync<T>(
  name: string,
  inputs: fc.Arbitrary<T>,
  holds: (input: T) => Promise<void>,
): void {
  it(name, async () => {
    end(name, await fc.check(fc.asyncProperty(inputs, holds), bounds()));
  });
}

function end<T>(name: string, details: fc.RunDetails<[T]>): void {
  if (CASES > 0) console.log(`${name}: ${details.numRuns} cases, seed ${details.seed}`);
  if (details.failed) throw new Error(fc.defaultReportMessage(details));
  // A share in which nothing was tried proves nothing.
  expect(details.numRuns).toBeGreaterThan(0);
}

import { performance } from 'node:perf_hooks';
import { type RunnerTestCase, type RunnerTestSuite, TestRunner, vi } from 'vitest';

/** A repetition may take this many times as long as the test did at first, and this much more, in milliseconds. */
const SLOWER = 8;
const LONGER = 4_000;
/** Who does nothing for so many looks in a row waits for what never comes; a busy machine alone is not idle. */
const LOOK_EVERY = 120;
const IDLE_LOOKS = 4;
const IDLE = 0.05;

/** Runs a test once more, with what its suites do before and after each: whether it passes. */
export async function repeat(
  runner: TestRunner,
  before: (test: RunnerTestCase) => void,
  test: RunnerTestCase,
): Promise<boolean> {
  let unhandled = false;
  const hear = (): void => {
    unhandled = true;
  };
  process.on('unhandledRejection', hear);
  const watch = hanging((test.result?.duration ?? 0) * SLOWER + LONGER);
  const passed = await Promise.race([once(runner, before, test), watch.hangs.then(() => false)]);
  watch.end();
  process.off('unhandledRejection', hear);
  return passed && !unhandled;
}

/** A test may put its own in their place. */
const { setInterval, clearInterval } = globalThis;

/** Resolves when nothing happens any more, or too much. */
function hanging(atMost: number): { readonly hangs: Promise<void>; end(): void } {
  const began = performance.now();
  let seen = performance.eventLoopUtilization();
  let idle = 0;
  let timer: NodeJS.Timeout | undefined;
  const hangs = new Promise<void>((resolve) => {
    timer = setInterval(() => {
      const { utilization } = performance.eventLoopUtilization(seen);
      seen = performance.eventLoopUtilization();
      idle = utilization < IDLE ? idle + 1 : 0;
      if (idle >= IDLE_LOOKS || performance.now() - began > atMost) resolve();
    }, LOOK_EVERY);
  });
  return { hangs, end: () => clearInterval(timer) };
}

async function once(
  runner: TestRunner,
  before: (test: RunnerTestCase) => void,
  test: RunnerTestCase,
): Promise<boolean> {
  const suites = suitesOf(test);
  const cleanups: (() => unknown)[] = [];
  let passed = true;
  try {
    before(test);
    for (const suite of suites) {
      for (const hook of TestRunner.getSuiteHooks(suite).beforeEach) {
        const cleanup: unknown = await hook(test.context, suite);
        if (typeof cleanup === 'function') cleanups.unshift(() => cleanup());
      }
    }
    await TestRunner.getTestFn(test)();
    runner.onAfterTryTask(test);
  } catch {
    // What it says does not matter: that it fails is the answer.
    passed = false;
  }
  try {
    for (const suite of suites.toReversed()) {
      for (const hook of TestRunner.getSuiteHooks(suite).afterEach.toReversed()) {
        await hook(test.context, suite);
      }
    }
    for (const cleanup of cleanups) await cleanup();
  } catch {
    // A test whose end fails has failed.
    passed = false;
  }
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  return passed;
}

/** From the file to the innermost. */
function suitesOf(test: RunnerTestCase): RunnerTestSuite[] {
  const suites: RunnerTestSuite[] = [];
  for (let suite = test.suite; suite; suite = suite.suite) suites.unshift(suite);
  return suites.includes(test.file) ? suites : [test.file, ...suites];
}

import { type RunnerTestCase, type RunnerTestSuite, TestRunner, vi } from 'vitest';

/** A repetition may take this much longer than the test did at first, and this much more, in milliseconds. */
const SLOWER = 10;
const LONGER = 3_000;

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
  const atMost = (test.result?.duration ?? 0) * SLOWER + LONGER;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = realTimers.setTimeout(() => resolve(false), atMost);
  });
  const passed = await Promise.race([once(runner, before, test), late]);
  realTimers.clearTimeout(timer);
  process.off('unhandledRejection', hear);
  return passed && !unhandled;
}

/** A test may put its own in their place. */
const realTimers = { setTimeout: globalThis.setTimeout, clearTimeout: globalThis.clearTimeout };

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

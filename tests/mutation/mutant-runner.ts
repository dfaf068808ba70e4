import { relative } from 'node:path';
import { type RunnerTestCase, type RunnerTestSuite, type SerializedConfig, TestRunner } from 'vitest';
import { note, readJournal } from './journal';
import { repeat } from './repeat';

/** Stryker's switch board: its helpers in the instrumented code read and write this. */
interface Switches {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  hitCount?: number;
  hitLimit?: number;
  mutantCoverage?: {
    static: Record<string, number>;
    perTest: Record<string, Record<string, number>>;
  };
}

declare global {
  var __stryker__: Switches | undefined;
}

/** Who passes a mutant this much more often than the test did without it goes round in circles. */
const ROUNDS = 100;

/** What a repetition comes by counts for no test, nor as run when a file was loaded. */
const AGAIN = 'again';

/** A test that takes longer has its turn when the quick ones are through, in milliseconds. */
const QUICK = 80;
/** And one that takes longer than this has none: it would take hours. */
const SLOW = 2_000;

/**
 * Vitest's runner, and after each test that passed: the same test again for each mutant that it reached and that no
 * test has noticed yet. Stryker's own runner starts a worker for every mutant, which costs a hundred times as much.
 */
function mutantRunner(config: SerializedConfig): TestRunner {
  const runner = new TestRunner(config);
  const file = process.env.ASSAY_JOURNAL ?? '';
  const journal = readJournal(file);
  const noticed = new Set(journal.noticed.keys());
  const isQuick = process.env.ASSAY_MUTATION_PACE === 'quick';
  const isOpen = (id: string, test: string): boolean =>
    !noticed.has(id) &&
    !journal.lived.has(`${test} ${id}`) &&
    (journal.sample?.has(id) ?? true) &&
    (isQuick || !journal.explained.has(id));
  globalThis.__stryker__ ??= {};
  const switches = globalThis.__stryker__;
  const before = runner.onBeforeTryTask.bind(runner);
  const afterTask = runner.onAfterRunTask.bind(runner);
  const afterSuite = runner.onAfterRunSuite.bind(runner);

  runner.onBeforeTryTask = (test) => {
    switches.currentTestId = test.id;
    before(test);
  };

  /** Whether the test passes with this mutant, or without any. */
  const passes = async (test: RunnerTestCase, mutant: string | undefined, hits = 0): Promise<boolean> => {
    Object.assign(switches, { activeMutant: mutant, hitCount: 0, hitLimit: hits * ROUNDS + 1_000 });
    switches.currentTestId = AGAIN;
    const passed = await repeat(runner, before, test);
    switches.activeMutant = undefined;
    switches.currentTestId = undefined;
    if (switches.mutantCoverage) switches.mutantCoverage.perTest = {};
    return passed;
  };

  runner.onAfterRunTask = async (test) => {
    switches.currentTestId = undefined;
    if (test.type !== 'test') return afterTask(test);
    const covered = switches.mutantCoverage?.perTest[test.id] ?? {};
    if (switches.mutantCoverage) switches.mutantCoverage.perTest = {};
    if (test.result?.state === 'pass' && Object.keys(covered).length > 0) {
      note(file, { reached: Object.keys(covered) });
      await tryAll(test, covered);
    }
    afterTask(test);
  };

  async function tryAll(test: RunnerTestCase, covered: Readonly<Record<string, number>>): Promise<void> {
    const name = `${relative(config.root, test.file.filepath)}: ${test.name}`;
    const open = Object.entries(covered).filter(([id]) => isOpen(id, test.id));
    const took = test.result?.duration ?? 0;
    if (isQuick) {
      if (took > QUICK) return;
      note(file, { quick: test.id });
    } else if (took > SLOW || journal.quick.has(test.id)) return;
    if (open.length === 0 || journal.once.has(name)) return;
    let works = await passes(test, undefined);
    for (const [id, hits] of open) {
      if (!works) {
        note(file, { once: name });
        return;
      }
      note(file, { trying: id });
      if (await passes(test, id, hits)) {
        note(file, { lived: id, in: test.id });
        continue;
      }
      noticed.add(id);
      note(file, { noticed: id, by: name });
      // What a mutant leaves behind must not be taken for the work of the next.
      works = await passes(test, undefined);
    }
  }

  runner.onAfterRunSuite = async (suite: RunnerTestSuite) => {
    if ('filepath' in suite) {
      note(file, { loaded: Object.keys(switches.mutantCoverage?.static ?? {}) });
      note(file, { done: relative(config.root, String(suite.filepath)) });
    }
    await afterSuite(suite);
  };
  return runner;
}

// biome-ignore lint/style/noDefaultExport: it is how Vitest finds a runner.
export default mutantRunner;

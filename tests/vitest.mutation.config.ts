import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer } from 'vitest/node';
import type { Instrumented } from './mutation/instrument';
import { base } from './vitest.base';

const { ASSAY_INSTRUMENTED = '', ASSAY_MUTATION_TESTS = '', ASSAY_MUTATION_DONE = '' } = process.env;
const { code }: Instrumented = JSON.parse(readFileSync(ASSAY_INSTRUMENTED, 'utf8'));

/** Small and quick files first: what they notice is not tried again in the large ones, whose tests are slow. */
class SmallFirst extends BaseSequencer {
  override async sort(...args: Parameters<BaseSequencer['sort']>): ReturnType<BaseSequencer['sort']> {
    return (await super.sort(...args)).toReversed();
  }
}

/** How `npm run mutation` runs a room's tests: over the instrumented sources, each test once for every mutant. */
export default defineConfig({
  ...base,
  plugins: [
    ...(base.plugins ?? []),
    {
      name: 'instrumented sources',
      enforce: 'pre',
      load: (id) => code[relative(base.root ?? '', id)],
    },
  ],
  test: {
    ...base.test,
    include: ASSAY_MUTATION_TESTS.split(' '),
    exclude: ['**/kill-points.test.ts', '**/node_modules/**', ...ASSAY_MUTATION_DONE.split(' ')],
    setupFiles: ['./tests/mutation/no-shrinking.ts'],
    runner: './tests/mutation/mutant-runner.ts',
    // One process, so that a mutant that hangs can be ended from outside, with all its threads.
    pool: 'threads',
    fileParallelism: false,
    sequence: { sequencer: SmallFirst },
    reporters: ['dot'],
  },
});

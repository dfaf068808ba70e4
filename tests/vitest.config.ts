import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { SHARING } from './support/sharing.ts';
import { base } from './vitest.base.ts';

const sharing = SHARING.map((folder) => `tests/unit/${folder}/**/*.test.ts`);

/** `npm run test:unit`: the tests of units and components, the made-up inputs and the rules of the architecture. */
export default defineConfig({
  ...base,
  test: {
    // Vitest itself leaves one processor alone: on two it would take twice as long.
    maxWorkers: availableParallelism(),
    projects: [
      {
        ...base,
        test: { ...base.test, name: 'sharing', include: sharing, isolate: false },
      },
      {
        ...base,
        test: {
          ...base.test,
          // These put something of their own in the place of the browser's API, or of the page.
          name: 'apart',
          include: [
            'tests/unit/**/*.test.ts',
            'tests/components/**/*.test.{ts,tsx}',
            'tests/fuzz/**/*.test.ts',
            'tests/architecture.test.ts',
          ],
          exclude: sharing,
        },
      },
    ],
  },
});

import { defineConfig } from 'vitest/config';
import base from './vitest.config';

/** What `npm run mutation` runs against each mutant: the tests that it names for the room, and nothing else. */
export default defineConfig({
  ...base,
  test: {
    ...base.test,
    include: process.env.ASSAY_MUTATION_TESTS?.split(' ') ?? [],
    exclude: ['**/kill-points.test.ts', '**/node_modules/**'],
    testTimeout: 6_000,
  },
});

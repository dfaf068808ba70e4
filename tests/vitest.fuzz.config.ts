import { defineConfig } from 'vitest/config';
import { base } from './vitest.base.ts';

/** `npm run fuzz`: as many cases of each as `ASSAY_FUZZ` says, with a seed of the day that is printed. */
export default defineConfig({
  ...base,
  test: {
    ...base.test,
    include: ['tests/fuzz/**/*.test.ts'],
    env: { ASSAY_FUZZ: process.env.ASSAY_FUZZ ?? '100000' },
    testTimeout: 1_800_000,
    disableConsoleIntercept: true,
  },
});

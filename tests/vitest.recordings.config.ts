import { defineConfig } from 'vitest/config';
import { base } from './vitest.base.ts';

/**
 * Real replies, where somebody has put them: `ASSAY_SHARED` names the folder (`npm run test:recordings`).
 * Not `mergeConfig`: it appends lists, and every other test would run too.
 */
export default defineConfig({
  ...base,
  test: { ...base.test, include: ['tests/recordings/**/*.test.ts'] },
});

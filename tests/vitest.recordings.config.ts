import { defineConfig, mergeConfig } from 'vitest/config';
import base from './vitest.config';

/** Real replies, where somebody has put them: `ASSAY_SHARED` names the folder (`npm run test:recordings`). */
export default mergeConfig(
  base,
  defineConfig({ test: { include: ['tests/recordings/**/*.test.ts'] } }),
  false,
);

import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** HAProxy and nginx for real: `npm run test:gateway`. */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['tests/gateway/*.test.ts'],
    globalSetup: 'tests/gateway/engines.ts',
    // Two cores carry one gateway at a time.
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});

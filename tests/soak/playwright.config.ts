import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { MINUTE, SECOND } from '../../utils/domain/duration';

const artifacts = fileURLToPath(new URL('../../.artifacts', import.meta.url));

/** `npm run soak`: one browser for eight hours of its own time. */
export default defineConfig({
  testDir: '.',
  outputDir: `${artifacts}/soak`,
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 90 * MINUTE,
  expect: { timeout: 20 * SECOND },
  reporter: [['list']],
});

import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { MINUTE, SECOND } from '../../utils/domain/duration';

const artifacts = fileURLToPath(new URL('../../.artifacts', import.meta.url));

/** Every surface in every state and language, in a plain page of real Chromium without the extension. */
export default defineConfig({
  testDir: '.',
  outputDir: `${artifacts}/surfaces`,
  globalSetup: './serve-gallery.ts',
  workers: 2,
  fullyParallel: true,
  retries: 0,
  forbidOnly: true,
  // Limits for hangs, not measures.
  timeout: 6 * MINUTE,
  expect: { timeout: 20 * SECOND },
  reporter: [['list'], ['json', { outputFile: `${artifacts}/test/surfaces.json` }]],
});

import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { SECOND } from '../../utils/domain/duration';

const artifacts = fileURLToPath(new URL('../../.artifacts', import.meta.url));

/**
 * Three files at a time, as the tests mostly wait; no second chance: a test that passes at the second try has found
 * something. Clicks and keys are real ones where that matters, on a screen of each worker's own (`Xvfb`).
 */
export default defineConfig({
  testDir: './chromium',
  outputDir: `${artifacts}/e2e/chromium`,
  workers: 3,
  fullyParallel: false,
  retries: 0,
  forbidOnly: true,
  timeout: 60 * SECOND,
  expect: { timeout: 10 * SECOND },
  reporter: [['list'], ['json', { outputFile: `${artifacts}/e2e/chromium.json` }]],
});

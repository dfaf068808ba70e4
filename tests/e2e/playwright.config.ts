import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { MINUTE, SECOND } from '../../utils/domain/duration';
import { A_WINDOW } from './support/patience';

const artifacts = fileURLToPath(new URL('../../.artifacts', import.meta.url));

/** Files whose tests mostly wait for minutes that nobody can shorten: they take no processor from the others. */
const PATIENT =
  /\/(?:clock|failures|idle|killed|kills|lists|lists-acts|lists-lasting|no-room|quota|submit|updated|uploads|uploads-downloaded|watchlist-background|withdrawn)\.spec\.ts$/;

/**
 * Three files at a time beside four tests that wait, six in all; no second chance: a test that passes at the second
 * try has found something. Clicks and keys are real ones where that matters, on a screen of each worker's own (`Xvfb`).
 */
export default defineConfig({
  testDir: './chromium',
  outputDir: `${artifacts}/e2e/chromium`,
  workers: 6,
  projects: [
    {
      name: 'patient',
      testMatch: PATIENT,
      fullyParallel: true,
      workers: 4,
      timeout: 10 * MINUTE,
      // Whatever is waited for may find the minute used up.
      expect: { timeout: A_WINDOW },
    },
    { name: 'busy', testIgnore: PATIENT, workers: 3 },
  ],
  retries: 0,
  forbidOnly: true,
  // Limits for hangs, not measures: two busy cores may take ten times as long.
  timeout: 180 * SECOND,
  expect: { timeout: 20 * SECOND },
  reporter: [['list'], ['json', { outputFile: `${artifacts}/e2e/chromium.json` }]],
});

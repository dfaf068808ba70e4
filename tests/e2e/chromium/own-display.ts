import { test as base } from '@playwright/test';
import { startOwnScreen } from '../support/own-screen';

/** What all tests begin with: a screen that this worker's browsers, and the hand of its tests, have to themselves. */
export const test = base.extend<Record<never, never>, { display: string }>({
  display: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs.
    async ({}, use) => {
      const screen = await startOwnScreen();
      process.env.DISPLAY = screen.display;
      await use(screen.display);
      screen.stop();
    },
    { scope: 'worker', auto: true },
  ],
});

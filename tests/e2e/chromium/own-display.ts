import { test as base } from '@playwright/test';
import { startOwnScreen } from '../support/own-screen';
import { rest } from '../support/screen';

let pixels: string | undefined;

/** The file with what this worker's screen shows at present. */
export function screenPixels(): string {
  if (pixels === undefined) throw new Error('this test has no screen of its own');
  return pixels;
}

/** What all tests begin with: a screen that this worker's browsers, and the hand of its tests, have to themselves. */
export const test = base.extend<Record<never, never>, { display: string }>({
  display: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs.
    async ({}, use) => {
      const screen = await startOwnScreen();
      process.env.DISPLAY = screen.display;
      pixels = screen.pixels;
      rest();
      await use(screen.display);
      screen.stop();
    },
    { scope: 'worker', auto: true },
  ],
});

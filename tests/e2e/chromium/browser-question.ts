import { expect } from '@playwright/test';
import { pressAllow } from '../support/press-allow';
import { screenPixels } from './own-display';

/** Chromium takes presses that follow each other faster for a slip and ignores them, in milliseconds. */
const BETWEEN_PRESSES = 700;

/** Answers the browser's question with "Allow", whenever it is on the screen, until what was asked for has come. */
export async function allow(hasCome: () => Promise<boolean>, what: string): Promise<void> {
  const isThere = async (): Promise<boolean> => {
    if (await hasCome()) return true;
    pressAllow(screenPixels());
    return false;
  };
  await expect.poll(isThere, { message: what, intervals: [BETWEEN_PRESSES], timeout: 60_000 }).toBe(true);
}

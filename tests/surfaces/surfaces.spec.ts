import { expect, type Page, test } from '@playwright/test';
import { LANGUAGES } from '../support/banned-words';
import { inaccessible } from './accessible';
import { eachSurface, type Size, type Surface } from './each-surface';
import { ownColors } from './forced-colors';
import { openSurface, useChromium } from './open-surface';
import { overflowing } from './overflow';
import { mixedUp, pressedNames } from './same-names';
import { type Settled, settledOn } from './settled';
import { spellOut, takeBack } from './spelled-out';

/** Small enough that two workers end at the same time. */
const SURFACES_A_TEST = 16;

useChromium();

/** Japanese and Korean are no wider than English where that has least room. */
const sizesIn = (language: string, sizes: readonly Size[]): readonly Size[] =>
  language === 'ja' || language === 'ko' ? sizes.slice(0, 2) : sizes;

/** Everything that is wrong with one surface, each with the language and the width in which it is. */
async function problemsOf(page: Page, settled: Settled, surface: Surface): Promise<string[]> {
  const { shot, sizes } = surface;
  const problems: string[] = [];
  await openSurface(page, settled, shot);
  await page.evaluate(spellOut);
  problems.push(...(await inaccessible(page)).map((what) => `${shot.name}: ${what}`));
  await page.emulateMedia({ forcedColors: 'active' });
  problems.push(...(await page.evaluate(ownColors)).map((what) => `${shot.name}: ${what}`));
  await page.emulateMedia({ forcedColors: 'none' });
  let english: readonly string[] = [];
  for (const language of LANGUAGES) {
    await page.evaluate(takeBack);
    await page.evaluate((next) => window.speakAgain?.(next), language);
    await settled();
    await page.evaluate(spellOut);
    for (const [at, { width, height }] of sizesIn(language, sizes).entries()) {
      await page.setViewportSize({ width, height });
      await settled();
      const said = (await page.evaluate(overflowing)).map((what) => `${width} px: ${what}`);
      const names = at === 0 ? await page.evaluate(pressedNames) : [];
      if (at === 0 && language === 'en') english = names;
      else said.push(...mixedUp(english, names));
      problems.push(...said.map((what) => `${shot.name} in ${language}, ${what}`));
    }
  }
  return problems;
}

const SURFACES = eachSurface();
for (let from = 0; from < SURFACES.length; from += SURFACES_A_TEST) {
  const surfaces = SURFACES.slice(from, from + SURFACES_A_TEST);
  const [first, last] = [surfaces[0]?.shot.name, surfaces.at(-1)?.shot.name];

  test(`from ${first} to ${last}: all fits, in all languages, and all can use it`, async ({ page }) => {
    const problems: string[] = [];
    page.on('pageerror', ({ message }) => problems.push(message));
    const settled = settledOn(page);
    for (const surface of surfaces) problems.push(...(await problemsOf(page, settled, surface)));
    expect(problems).toEqual([]);
  });
}

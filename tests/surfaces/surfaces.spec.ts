import { AxeBuilder } from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';
import { findProgram } from '../commands/find-program';
import { SHOTS, type Shot } from '../components/gallery/shots';
import { LANGUAGES, type Language } from '../support/banned-words';
import { startGallerySite } from './gallery-site';
import { overflowing } from './overflow';
import { mixedUp, pressedNames } from './same-names';

/** Small enough that two workers end at the same time. */
const SHOTS_A_TEST = 24;

const test = base.extend<Record<never, never>, { gallery: string }>({
  gallery: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs.
    async ({}, use, { workerIndex }) => {
      const site = await startGallerySite(workerIndex);
      await use(site.address);
      await site.stop();
    },
    { scope: 'worker' },
  ],
});

const named = process.env.ASSAY_CHROMIUM;
test.use({
  launchOptions: {
    executablePath: findProgram(named ? [named] : ['chromium', 'chromium-browser']) ?? '',
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  },
});

/** Each surface once: the other theme and languages are tried here on the same page. */
const SURFACES = SHOTS.filter(({ query }) => !/theme=dark|lang=/.test(query));

/** Russian is the longest; Japanese and Korean are no wider than English where that has least room. */
const languagesOf = ({ name }: Shot): readonly Language[] =>
  /zoomed|narrow/.test(name) ? ['en', 'ru'] : ['en', ...LANGUAGES.filter((each) => each !== 'en')];

async function open(page: Page, gallery: string, shot: Shot, language: string): Promise<void> {
  const { query, width, height, act } = shot;
  await page.setViewportSize({ width, height });
  // A color that is still on its way has the contrast of neither theme.
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await page.goto(`${gallery}?${query}&lang=${language}`);
  await page.locator('body[data-ready]').waitFor({ state: 'attached' });
  // What a click opens is named in English.
  if (act && language === 'en') await act(page);
  await page.waitForLoadState('networkidle');
}

/** Every rule of axe, the advisory ones too; in the dark, what the dark changes. */
async function inaccessible(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  await page.evaluate(() => {
    document.documentElement.dataset.theme = 'dark';
  });
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await new AxeBuilder({ page }).withRules(['color-contrast']).analyze();
  return [...violations, ...dark.violations].map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
  );
}

for (let from = 0; from < SURFACES.length; from += SHOTS_A_TEST) {
  const shots = SURFACES.slice(from, from + SHOTS_A_TEST);
  const [first, last] = [shots[0]?.name, shots.at(-1)?.name];

  test(`from ${first} to ${last}: all fits, in all languages, and all can use it`, async ({
    page,
    gallery,
  }) => {
    const problems: string[] = [];
    page.on('pageerror', ({ message }) => problems.push(message));
    for (const shot of shots) {
      let english: readonly string[] = [];
      for (const language of languagesOf(shot)) {
        const say = (what: string) => problems.push(`${shot.name} in ${language}: ${what}`);
        await open(page, gallery, shot, language);
        (await page.evaluate(overflowing)).forEach(say);
        if (!shot.act) {
          const names = await page.evaluate(pressedNames);
          if (language === 'en') english = names;
          else mixedUp(english, names).forEach(say);
        }
        if (language === 'en') (await inaccessible(page)).forEach(say);
      }
    }
    expect(problems).toEqual([]);
  });
}

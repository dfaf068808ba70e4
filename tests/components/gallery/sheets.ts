import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Browser, chromium, type Page, type PageScreenshotOptions } from '@playwright/test';
import { findOrInstallChromium } from '../../commands/chromium';
import { eachSurface, type Size, type Surface } from '../../surfaces/each-surface';
import { startGallerySite } from '../../surfaces/gallery-site';
import { type Settled, settledOn } from '../../surfaces/settled';

const OUT = fileURLToPath(new URL('../../../.artifacts/sheets/', import.meta.url));
const LOOKS = 'en-light,ja-dark,ko-light,ru-dark';

/**
 * Writes contact sheets: a row a surface, a column a language and theme, several rows a picture.
 * `tsx tests/components/gallery/sheets.ts [name part] --size 320x640 --looks en-light,ru-dark --rows 3 --whole`;
 * `--forced` in forced colors, `--fit` without the empty room below a popup or a card.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    size: { type: 'string' },
    looks: { type: 'string', default: LOOKS },
    rows: { type: 'string', default: '3' },
    columns: { type: 'string' },
    whole: { type: 'boolean', default: false },
    forced: { type: 'boolean', default: false },
    fit: { type: 'boolean', default: false },
  },
});
const looks = values.looks.split(',').map((look) => look.split('-') as [string, 'light' | 'dark']);
const [width = 0, height = 0] = (values.size ?? '').split('x').map(Number);
const size: Size | null = width > 0 ? { width, height } : null;
const wanted = new RegExp(positionals[0] ?? '');

await mkdir(OUT, { recursive: true });
const site = await startGallerySite();
const found = await findOrInstallChromium();
if (!found.ok) throw new Error(found.sentence);
const browser = await chromium.launch({ executablePath: found.value, args: ['--no-sandbox'] });
const page = await browser.newPage();
// What tsx wraps functions in, which also run in the page.
await page.addInitScript('globalThis.__name = (f) => f');
page.on('pageerror', (error) => console.log(error.message));
const settled = settledOn(page);
const surfaces = eachSurface().filter(({ shot }) => wanted.test(shot.name));
const rows = Number(values.rows);
for (let at = 0; at < surfaces.length; at += rows) await sheet(surfaces.slice(at, at + rows));
await browser.close();
await site.stop();

async function sheet(several: readonly Surface[]): Promise<void> {
  const pictures: string[] = [];
  for (const surface of several) pictures.push(...(await picturesOf(page, settled, surface)));
  const first = several[0]?.shot.name ?? '';
  const path = `${OUT}${first}${size ? `-${size.width}` : ''}${values.forced ? '-forced' : ''}.png`;
  await compose(browser, pictures, path);
  console.log(path);
}

async function picturesOf(page: Page, settled: Settled, { shot }: Surface): Promise<string[]> {
  const pictures: string[] = [];
  await page.setViewportSize({ width: shot.width, height: shot.height });
  const forcedColors = values.forced ? 'active' : 'none';
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce', forcedColors });
  await page.goto(`${site.address}?${shot.query.replace(/&(?:theme|lang)=\w+/g, '')}`);
  await page.locator('body[data-ready]').waitFor({ state: 'attached' });
  await settled();
  if (shot.act) await shot.act(page);
  for (const [language, colorScheme] of looks) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce', forcedColors });
    await page.evaluate((next) => window.speakAgain?.(next), language);
    await page.setViewportSize(size ?? { width: shot.width, height: shot.height });
    await settled();
    const tall = await page.evaluate(() => document.documentElement.scrollHeight);
    if (values.whole) {
      await page.setViewportSize({ width: size?.width ?? shot.width, height: Math.min(tall, 2600) });
      await settled();
    }
    pictures.push((await page.screenshot(values.fit ? await fitting(page) : {})).toString('base64'));
  }
  return pictures;
}

/** The part of the window that a popup or a card takes; all of it for what has a window of its own. */
async function fitting(page: Page): Promise<PageScreenshotOptions> {
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
  const bottom = await page.evaluate(() => {
    const drawn = document.getElementById('root')?.firstElementChild;
    const inside = drawn?.shadowRoot?.querySelector('.card') ?? document.querySelector('.popup');
    return Math.ceil(inside?.getBoundingClientRect().bottom ?? 0);
  });
  return bottom === 0 ? {} : { clip: { x: 0, y: 0, width, height: Math.min(height, bottom + 8) } };
}

async function compose(from: Browser, pictures: readonly string[], path: string): Promise<void> {
  const sheet = await from.newPage({ viewport: { width: 6000, height: 800 } });
  const columns = Number(values.columns ?? looks.length);
  await sheet.setContent(
    `<body style="margin:0"><div style="display:inline-grid;grid-template-columns:repeat(${columns},max-content);gap:8px;background:#88f;align-items:start">${pictures
      .map((picture) => `<img src="data:image/png;base64,${picture}">`)
      .join('')}</div>`,
  );
  await sheet.locator('div').screenshot({ path });
  await sheet.close();
}

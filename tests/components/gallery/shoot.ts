import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from '@playwright/test';
import { createServer } from 'vite';
import { findOrInstallChromium } from '../../commands/chromium';
import { SHOTS, type Shot } from './shots';

const OUT = fileURLToPath(new URL('../../../.artifacts/gallery/', import.meta.url));
const CONFIG = fileURLToPath(new URL('vite.config.ts', import.meta.url));

/** Writes a picture of every surface in every state: `tsx tests/components/gallery/shoot.ts [name part]`. */
const wanted = process.argv[2] ?? '';
await mkdir(OUT, { recursive: true });
const server = await createServer({
  configFile: CONFIG,
  server: { port: 0, host: '127.0.0.1' },
  logLevel: 'error',
});
await server.listen();
/** A port that was free: several may look at once. */
const [origin = ''] = server.resolvedUrls?.local ?? [];
const found = await findOrInstallChromium();
if (!found.ok) throw new Error(found.sentence);
const browser = await chromium.launch({ executablePath: found.value, args: ['--no-sandbox'] });
for (const shot of SHOTS.filter(({ name }) => name.includes(wanted))) await shoot(browser, shot);
await browser.close();
await server.close();

async function shoot(from: Browser, { name, query, width, height, scale, act }: Shot): Promise<void> {
  const theme = query.includes('theme=dark') ? 'dark' : 'light';
  const page = await from.newPage({
    viewport: { width, height },
    deviceScaleFactor: scale,
    colorScheme: theme,
  });
  page.on('pageerror', (error) => console.log(`${name}: ${error.message}`));
  await page.goto(new URL(`tests/components/gallery/index.html?${query}`, origin).href);
  // A page whose code is still to come is empty, and what is empty is not visible.
  await page.locator('body[data-ready]').waitFor({ state: 'attached', timeout: 90_000 });
  await page.waitForLoadState('networkidle');
  if (query.includes('surface=workspace')) await page.locator('main').waitFor({ timeout: 90_000 });
  if (act) await act(page);
  await page.screenshot({ path: `${OUT}${name}.png` });
  await page.close();
}

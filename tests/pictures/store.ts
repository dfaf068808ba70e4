import { mkdirSync, readFileSync } from 'node:fs';
import type { BrowserContext } from '@playwright/test';
import { pictureFile } from './studio';

const FOLDER = 'docs/store/pictures';

interface Shot {
  readonly name: string;
  /** The picture of the real thing that it shows, in the light theme. */
  readonly of: string;
  readonly title: string;
  readonly says: string;
  /** How wide the real thing is drawn, in px. */
  readonly width: number;
}

const SHOTS: readonly Shot[] = [
  {
    name: '1-popup',
    of: 'popup-malicious',
    title: 'What VirusTotal knows, before you click',
    says: 'A link, a domain, an IP address, a hash or a file: the engines’ findings, with their names and labels.',
    width: 440,
  },
  {
    name: '2-card',
    of: 'card-malicious',
    title: 'Right-click a link',
    says: 'A small card answers beside it. No script of ours runs on a page before that.',
    width: 620,
  },
  {
    name: '3-report',
    of: 'report',
    title: 'The full report',
    says: 'Every engine, names, dates, signature, certificates, behavior. Each part says what it costs.',
    width: 820,
  },
  {
    name: '4-lists',
    of: 'lists',
    title: 'Hundreds at once',
    says: 'Lists from a ticket or a CSV column run within the limits of a free key, and can be exported.',
    width: 820,
  },
  {
    name: '5-welcome',
    of: 'welcome',
    title: 'Your key, your choice',
    says: 'It says what leaves the browser. Nothing runs by itself until you switch it on.',
    width: 820,
  },
];

const STYLE = `<style>
  * { box-sizing: border-box; margin: 0; }
  body { display: grid; background: #e9eded; color: #141b1d; font: 20px/30px system-ui, sans-serif; overflow: hidden; }
  body.shot { grid-template-columns: 300px 1fr; gap: 44px; width: 1280px; height: 800px; padding: 40px 0 40px 56px; align-items: center; }
  body.promo { grid-template-columns: 88px 1fr; gap: 24px; width: 440px; height: 280px; padding: 32px; align-items: center; }
  h1 { margin: 24px 0 12px; font-size: 38px; line-height: 44px; letter-spacing: -0.02em; }
  .promo h1 { margin: 0 0 8px; font-size: 44px; line-height: 48px; }
  p { color: #434f52; text-wrap: pretty; }
  .promo p { font-size: 18px; line-height: 24px; }
  .thing { justify-self: center; max-height: 740px; border-radius: 8px; box-shadow: 0 0 0 1px rgb(20 27 29 / .14), 0 12px 40px rgb(0 0 0 / .22); }
  .wide { justify-self: start; }
</style>`;

const data = (file: string): string => `data:image/png;base64,${readFileSync(file).toString('base64')}`;
const MARK = (size: number): string => `<img src="${data('public/icon/128.png')}" width="${size}" alt="">`;

/** The stores' pictures: 1280 × 800 for both, and Chrome's small tile, made of pictures of the real thing. */
export async function shootStore(context: BrowserContext): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  const page = await context.newPage();
  await page.setViewportSize({ width: 1280, height: 800 });
  for (const { name, of, title, says, width } of SHOTS) {
    const picture = data(pictureFile(of, 'light'));
    const thing = `<img class="thing ${width > 700 ? 'wide' : ''}" width="${width}" src="${picture}" alt="">`;
    const words = `<div>${MARK(72)}<h1>${title}</h1><p>${says}</p></div>`;
    await page.setContent(`<!doctype html>${STYLE}<body class="shot">${words}${thing}</body>`);
    await page.screenshot({ path: `${FOLDER}/${name}.png`, scale: 'css' });
  }
  await page.setViewportSize({ width: 440, height: 280 });
  const says = 'What VirusTotal’s engines say, before you click or open';
  await page.setContent(
    `<!doctype html>${STYLE}<body class="promo">${MARK(88)}<div><h1>Assay</h1><p>${says}</p></div></body>`,
  );
  await page.screenshot({ path: `${FOLDER}/promo-440x280.png`, scale: 'css' });
  await page.close();
}

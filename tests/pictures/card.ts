import { expectCard } from '../e2e/chromium/pierced';
import { rightClick } from '../e2e/chromium/right-click';
import type { Site } from '../e2e/support/site';
import { htmlPage } from '../e2e/support/site';
import { MALICIOUS_URL, SUSPICIOUS_URL, UNKNOWN_URL } from '../simulator/world/named';
import type { Studio } from './studio';

const LETTER = `<style>
  :root { color-scheme: light dark; }
  body { background: light-dark(#fff, #1b1f22); color: light-dark(#222, #ddd); font: 16px/26px Georgia, serif; margin: 28px 32px; }
  a { color: light-dark(#0b57d0, #a8c7fa); }
</style>`;

const CARDS: readonly (readonly [name: string, address: string, verdict: string])[] = [
  ['card-malicious', MALICIOUS_URL, 'malicious'],
  ['card-suspicious', SUSPICIOUS_URL, 'suspicious'],
  ['card-unknown', UNKNOWN_URL, 'unknown'],
  ['card-private', 'http://intranet.local/printers/3', 'failed'],
];

/** Around the card, so that its shadow and its link are in the picture. */
const MARGIN = 24;

/** The card beside a link in a letter, after a real right-click. */
export async function shootCard(studio: Studio, site: Site): Promise<void> {
  for (const [name, address, verdict] of CARDS) {
    const page = await studio.context.newPage();
    const letter = `${LETTER}<p>Your parcel waits for a customs fee. <a href="${address}">Release the parcel</a></p>`;
    await page.goto(site.put(`/${name}`, { body: htmlPage(letter) }));
    await rightClick(page.getByRole('link'), ['Up', 'Up', 'Return']);
    await expectCard(page, verdict);
    const card = await page.locator('[popover]').boundingBox();
    if (!card) throw new Error('there is no card');
    const width = card.x + card.width + MARGIN;
    await studio.shoot(page, name, { x: 0, y: 0, width, height: card.y + card.height + MARGIN });
    await page.close();
  }
}

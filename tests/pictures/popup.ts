import { popupPage } from '../e2e/chromium/popup-page';
import { DEMO_KEY } from '../simulator/keys';
import {
  CLEAN_DOMAIN,
  CLEAN_URL,
  HOSTILE_URL,
  MALICIOUS_FILE,
  MALICIOUS_URL,
  OLD_URL,
  SUSPICIOUS_IP,
  SUSPICIOUS_URL,
  UNKNOWN_URL,
} from '../simulator/world/named';
import type { Studio } from './studio';

const VERDICTS: readonly (readonly [name: string, text: string])[] = [
  ['popup-suspicious', SUSPICIOUS_URL],
  ['popup-nothing-found', CLEAN_URL],
  ['popup-unknown', UNKNOWN_URL],
  ['popup-old', OLD_URL],
  ['popup-file', MALICIOUS_FILE.sha256],
  ['popup-domain', CLEAN_DOMAIN],
  ['popup-ip', SUSPICIOUS_IP],
  ['popup-hostile', HOSTILE_URL],
];

/** The popup from its empty field to every verdict, and what stands between. */
export async function shootPopup(studio: Studio): Promise<void> {
  await shootVerdict(studio, 'popup-malicious', MALICIOUS_URL);
  studio.simulator.control.setLimits(DEMO_KEY, { minute: 40 });
  await learnLimits(studio);
  for (const [name, text] of VERDICTS) await shootVerdict(studio, name, text);
  const empty = await studio.openPopup();
  await empty.locator('.recent').waitFor();
  await studio.shoot(empty, 'popup-empty');
  await shootBetween(studio);
}

/** The fifth check of a minute, and then the last of a day. */
export async function shootWaiting(studio: Studio): Promise<void> {
  const popup = popupPage(await studio.openPopup());
  for (const at of [1, 2, 3, 4]) {
    await popup.check(`https://link-${at}.viele-verweise.example/`);
    await popup.shows('unknown');
  }
  await popup.check(MALICIOUS_URL);
  await popup.isIn('waiting');
  await popup.page.locator('.ruler').waitFor();
  await studio.shoot(popup.page, 'popup-waiting');
  studio.simulator.control.setUsed(DEMO_KEY, { daily: 500 });
  await learnLimits(studio);
  await popup.check(CLEAN_URL);
  await popup.isIn('waiting');
  await popup.page.locator('.hatch').waitFor();
  await studio.shoot(popup.page, 'popup-waiting-day');
}

async function shootBetween(studio: Studio): Promise<void> {
  const popup = popupPage(await studio.openPopup());
  await popup.field.fill(CLEAN_URL);
  await popup.page.locator('.will').waitFor();
  await studio.shoot(popup.page, 'popup-typed');
  await popup.check(`${CLEAN_URL}?token=q9Zk81bXq0vJtR7wLm3Xf5`);
  await popup.isIn('asking');
  await studio.shoot(popup.page, 'popup-asking');
  await popup.check(UNKNOWN_URL);
  await popup.button('Submit publicly').click();
  await studio.shoot(popup.page, 'popup-consent');
  await popup.dialog.getByRole('button', { name: 'Submit publicly' }).click();
  await popup.isIn('analysing');
  await studio.shoot(popup.page, 'popup-analyzing');
  await popup.check('http://intranet.local/printers/3');
  await popup.fails('private');
  await studio.shoot(popup.page, 'popup-private');
  await popup.field.fill(`${CLEAN_URL}\n${MALICIOUS_URL}\n${MALICIOUS_FILE.md5}`);
  await popup.button(/paketdienst/).waitFor();
  await studio.shoot(popup.page, 'popup-several');
  await popup.check(MALICIOUS_URL);
  await popup.shows('malicious');
  for (const tab of ['Comments', 'Votes', 'Details']) {
    await popup.tab(tab).click();
    if (tab === 'Comments') {
      await popup.button(/^Load comments/).click();
      await popup.page.locator('.comment').first().waitFor();
    }
    await studio.shoot(popup.page, `popup-${tab.toLowerCase()}`);
  }
}

async function shootVerdict(studio: Studio, name: string, text: string): Promise<void> {
  const popup = popupPage(await studio.openPopup());
  await popup.check(text);
  await popup.page.locator('[data-verdict]').waitFor();
  await studio.shoot(popup.page, name);
}

async function learnLimits(studio: Studio): Promise<void> {
  const options = await studio.openOptions();
  await options.getByRole('button', { name: 'Test', exact: true }).click();
  await options.getByText('The key works').waitFor();
  await options.close();
}

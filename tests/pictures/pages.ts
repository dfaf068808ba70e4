import type { Page } from '@playwright/test';
import { DEMO_KEY } from '../simulator/keys';
import {
  CLEAN_DOMAIN,
  CLEAN_IP,
  CLEAN_URL,
  MALICIOUS_DOMAIN,
  MALICIOUS_FILE,
  MALICIOUS_URL,
  OLD_URL,
  SUSPICIOUS_IP,
  SUSPICIOUS_URL,
  UNKNOWN_URL,
} from '../simulator/world/named';
import type { Studio } from './studio';

const TICKET = [
  ...[MALICIOUS_URL, CLEAN_URL, SUSPICIOUS_URL, UNKNOWN_URL, OLD_URL, MALICIOUS_DOMAIN, CLEAN_DOMAIN],
  ...[SUSPICIOUS_IP, CLEAN_IP, MALICIOUS_FILE.sha256, MALICIOUS_FILE.md5],
  ...Array.from({ length: 12 }, (_, at) => `https://link-${at + 1}.viele-verweise.example/`),
].join('\n');

/** Assay's own tabs: the report of a file, a list that is done, the settings, what is new. */
export async function shootPages(studio: Studio): Promise<void> {
  const report = await studio.openTab(`report.html#file=${MALICIOUS_FILE.sha256}`);
  await report.locator('main [data-verdict]').first().waitFor();
  await studio.shoot(report, 'report');

  studio.simulator.control.setLimits(DEMO_KEY, { minute: 60 });
  const options = await studio.openOptions();
  await options.getByRole('button', { name: 'Test', exact: true }).click();
  await options.getByText('60 per minute').waitFor();

  const lists = await studio.openTab('workspace.html#lists&new');
  await lists.getByLabel(/^Links, domains/).fill(TICKET);
  await lists.getByLabel('Name').fill('Ticket 4471');
  await lists.getByRole('button', { name: 'Read in' }).click();
  await lists.getByRole('button', { name: /^Start/ }).click();
  await lists.getByText(/^Done: /).waitFor({ timeout: 90_000 });
  await studio.shoot(lists, 'lists');

  const news = await studio.openTab('workspace.html#news');
  await news.getByRole('heading', { level: 2 }).first().waitFor();
  await studio.shoot(news, 'news');
  studio.simulator.control.reset();
}

/** The page after the installation: without a key, with one, and in a narrow window. */
export async function shootWelcome(studio: Studio): Promise<void> {
  const page = await studio.openTab('welcome.html');
  await page.locator('.pin-picture').waitFor();
  await studio.shoot(page, 'welcome');
  await narrow(studio, page);
}

async function narrow(studio: Studio, page: Page): Promise<void> {
  await page.setViewportSize({ width: 360, height: 1900 });
  await studio.shoot(page, 'welcome-narrow');
}

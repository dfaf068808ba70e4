import type { BrowserContext, Page } from '@playwright/test';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type AssayInFirefox, startFirefox } from '../e2e/firefox/firefox';
import { until } from '../e2e/firefox/until';
import { launchChromium } from '../e2e/support/chromium';
import { type OwnScreen, startOwnScreen } from '../e2e/support/own-screen';
import { pressAllow } from '../e2e/support/press-allow';
import { MALICIOUS_URL } from '../simulator/world/named';
import { type ConnectProxy, startConnectProxy } from './connect-proxy';
import { askedDirectly, expectEachKeyAtItsOwnDoor } from './detour';
import { detourInChromium } from './detour-in-chromium';
import { detourInFirefox } from './detour-in-firefox';
import { type GatewayWorld, startGateway, TEAM_KEY } from './gateway-world';

let world: GatewayWorld;
let screen: OwnScreen;
let chromium: BrowserContext;
let firefox: AssayInFirefox;
let proxy: ConnectProxy;
let tokens: string[];

beforeAll(async () => {
  world = await startGateway({ limits: { minute: 1_000, daily: 20_000, monthly: 600_000 } });
  tokens = await world.tokens(['anna', 'bert']);
  screen = await startOwnScreen();
  process.env.DISPLAY = screen.display;
  chromium = await launchChromium({ virusTotalPort: world.simulator.httpsPort, headless: false });
  proxy = await startConnectProxy('www.virustotal.com:443', world.simulator.httpsPort);
  firefox = await startFirefox({
    ...{ simulator: world.simulator, insecure: true },
    proxyPort: proxy.port,
  });
}, 60_000);
afterAll(async () => {
  await chromium?.close();
  await firefox?.close();
  proxy?.stop();
  screen?.stop();
  await world?.stop();
});

it('lets a colleague’s browser have for nothing what another one has asked', async () => {
  const [a, b] = world.nodes;
  const settings = await firstPage(chromium);
  await settings.getByLabel('Address of the API', { exact: true }).fill(a.address);
  await settings.getByRole('button', { name: 'Save address', exact: true }).press('Enter');
  // The browser asks whether Assay may contact the gateway; a hand presses Allow.
  const token = settings.getByLabel('Token for the gateway', { exact: true });
  await until(async () => {
    pressAllow(screen.pixels);
    return token.waitFor({ timeout: 1_000 }).then(
      () => true,
      () => false,
    );
  }, 'the gateway is allowed');
  await token.fill(tokens[0] ?? '');
  await settings.getByRole('button', { name: 'Save token', exact: true }).click();
  await settings.getByText('The token works. The team’s limits: 1,000 per minute').waitFor();

  const popup = await chromium.newPage();
  await popup.goto(settings.url().replace('options.html', 'popup.html'));
  await popup.locator('header input').fill(MALICIOUS_URL);
  await popup.locator('header button[type=submit]').click();
  await popup.locator('[data-verdict=malicious]').waitFor();
  await popup.getByText('team: 1 of 20,000 today').waitFor();
  await popup.getByText('you: 1 of 10,000').waitFor();
  expect(paths()).toEqual(['GET /api/v3/urls']);

  const theirs = await firefox.open('options.html');
  await theirs.fill('#gateway-address', b.address);
  await theirs.press('Save address');
  await theirs.says('#gateway', 'Saved');
  await theirs.fill('#key-field', tokens[1] ?? '');
  await theirs.press('Save token');
  await theirs.says('#key', 'The token works');
  const theirPopup = await firefox.open('popup.html');
  await theirPopup.check(MALICIOUS_URL);
  await theirPopup.shows('data-verdict', 'malicious');
  await theirPopup.says('.meter', 'team: 1 of 20,000 today');
  await theirPopup.says('.meter', 'you: 0 of 10,000');
  // Another browser, another door, another token: VirusTotal has heard nothing of it.
  expect(paths()).toEqual(['GET /api/v3/urls']);
  expect(world.asked()[0]?.key).toBe(TEAM_KEY);
  expect(world.nodes.map((node) => node.said()).join()).toContain('member=bert lane=interactive cache=HIT');
  // Neither browser has spoken to VirusTotal itself.
  expect(
    world.simulator.control.log().filter(({ headers }) => headers['user-agent']?.includes('Mozilla')),
  ).toEqual(world.asked());
}, 60_000);

it('is gone around with a key of one’s own while it is away, and comes back: Chromium', async () => {
  await detourInChromium({ chromium, world });
}, 90_000);

it('is gone around, and comes back: Firefox', async () => {
  await detourInFirefox({ firefox, world });
  expectEachKeyAtItsOwnDoor(world, tokens);
}, 60_000);

it('says so when the token is revoked', async () => {
  const before = askedDirectly(world).length;
  const popup = await firefox.open('popup.html');
  await world.nodes[1].command('token', 'revoke', 'bert');
  await popup.check('https://another-one.example/');
  await popup.shows('data-failure', 'wrong-key');
  await popup.says('body', 'did not accept the token. Ask your administrator for a new one');
  // Nor is that a reason to go around the gateway.
  expect(askedDirectly(world)).toHaveLength(before);
}, 60_000);

/** Which kinds of question reached VirusTotal. */
function paths(): string[] {
  return world.asked().map(({ method, path }) => `${method} ${path.split('/').slice(0, 4).join('/')}`);
}

/** The settings, in the place of the page that Assay opens when it is installed. */
async function firstPage(context: BrowserContext): Promise<Page> {
  const find = () => context.pages().find((page) => page.url().endsWith('welcome.html'));
  await until(() => find() !== undefined, 'a page opens by itself');
  const page = find();
  if (!page) throw new Error('the page is gone');
  await page.goto(page.url().replace('welcome.html', 'options.html'));
  await page.bringToFront();
  return page;
}

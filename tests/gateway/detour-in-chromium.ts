import type { BrowserContext } from '@playwright/test';
import { expect } from 'vitest';
import { until } from '../e2e/firefox/until';
import { AWAY, addOwnKey, askedDirectly, endDetour, OWN_KEY, OWN_USED } from './detour';
import { type GatewayWorld, isUp, mayDecide } from './gateway-world';

interface Parts {
  /** Set up with the first door of the gateway, and a token. */
  readonly chromium: BrowserContext;
  readonly world: GatewayWorld;
}

/** The gateway goes away while it is used, twice: its door, then all that is behind its door. */
export async function detourInChromium({ chromium, world }: Parts): Promise<void> {
  const [a, b] = world.nodes;
  addOwnKey(world);
  const settings = await chromium.newPage();
  const address = chromium.pages().find((page) => page.url().endsWith('options.html'));
  await settings.goto(address?.url() ?? '');
  const popup = await chromium.newPage();
  await popup.goto(settings.url().replace('options.html', 'popup.html'));
  const meter = popup.locator('footer .meter');
  const check = async (url: string): Promise<void> => {
    world.simulator.control.addObject({ kind: 'url', subject: url, stats: { malicious: 5 } });
    await popup.locator('header input').fill(url);
    await popup.locator('header button[type=submit]').click();
  };
  const found = (name: string): Promise<void> =>
    popup.locator('main', { hasText: name }).locator('[data-verdict=malicious]').waitFor();
  const counted = (): number => world.asked().filter(({ door }) => door === 'http').length;

  // Nobody has allowed it yet: it is said, and nothing leaves for VirusTotal.
  await a.kill('haproxy');
  await check('https://detour-one.example/');
  await popup
    .locator('.say', { hasText: `The gateway ${new URL(a.address).host} does not answer.` })
    .waitFor();
  expect(askedDirectly(world)).toEqual([]);

  await settings.locator('#direct').check();
  await settings.locator('#direct-key').fill(OWN_KEY);
  await settings.locator('#direct-key').press('Enter');
  await settings.getByText(`•••• •••• ${OWN_KEY.slice(-4)}`).waitFor();
  await popup.getByRole('button', { name: 'Retry', exact: true }).click();
  await found('detour-one');
  expect(askedDirectly(world)).toHaveLength(1);
  await meter.getByText(AWAY).waitFor();
  await meter.getByText(`${OWN_USED + 1} of 500 today`).waitFor();
  await settings.reload();
  await settings.locator('#gateway').getByText(AWAY).waitFor();

  a.start('haproxy');
  await until(async () => (await mayDecide(a)) && (await isUp(a)), 'the gateway is there again');
  const before = counted();
  await settings.evaluate(endDetour);
  await check('https://detour-two.example/');
  await found('detour-two');
  await meter.getByText(`team: ${before + 1} of 20,000 today`).waitFor();
  expect(await meter.getByText(AWAY).count()).toBe(0);
  expect([counted(), askedDirectly(world).length]).toEqual([before + 1, 1]);

  // Its door stands, and nobody is behind it: it says so itself.
  for (const node of [a, b]) await node.kill('nginx');
  await check('https://detour-three.example/');
  await found('detour-three');
  await meter.getByText(AWAY).waitFor();
  await meter.getByText(`${OWN_USED + 2} of 500 today`).waitFor();
  expect([counted(), askedDirectly(world).length]).toEqual([before + 1, 2]);

  for (const node of [a, b]) node.start('nginx');
  for (const node of [a, b]) await until(() => isUp(node), 'the caches are there again');
  await settings.evaluate(endDetour);
  // VirusTotal's own 503, passed on, is no reason to go around the gateway.
  world.simulator.control.addFault({
    ...{ path: '/api/v3/urls/', times: 3 },
    effect: { kind: 'status', status: 503 },
  });
  await check('https://detour-four.example/');
  await popup.locator('.say', { hasText: 'answered with an error (503)' }).waitFor();
  await check('https://detour-five.example/');
  await found('detour-five');
  expect(askedDirectly(world)).toHaveLength(2);
  expect(await meter.getByText(AWAY).count()).toBe(0);
}

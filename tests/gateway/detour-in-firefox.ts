import { expect } from 'vitest';
import type { AssayInFirefox } from '../e2e/firefox/firefox';
import { until } from '../e2e/firefox/until';
import { AWAY, askedDirectly, endDetour, OWN_KEY, OWN_USED } from './detour';
import { type GatewayWorld, isUp, mayDecide } from './gateway-world';

interface Parts {
  /** Set up with the second door of the gateway. */
  readonly firefox: AssayInFirefox;
  readonly world: GatewayWorld;
}

/** The same in the other browser: away, around, and back. */
export async function detourInFirefox({ firefox, world }: Parts): Promise<void> {
  const [, b] = world.nodes;
  world.simulator.control.setUsed(OWN_KEY, { daily: OWN_USED });
  const settings = await firefox.open('options.html');
  await settings.page.locator('#direct').click();
  await settings.page.locator('#direct-key').fill(OWN_KEY);
  await settings.page.focus('#direct-key');
  await settings.page.keyboard.press('Enter');
  await settings.says('#gateway', `•••• •••• ${OWN_KEY.slice(-4)}`);
  const before = askedDirectly(world).length;
  const popup = await firefox.open('popup.html');
  const check = async (url: string): Promise<void> => {
    world.simulator.control.addObject({ kind: 'url', subject: url, stats: { malicious: 5 } });
    await popup.check(url);
    await popup.shows('data-verdict', 'malicious');
  };

  await b.kill('haproxy');
  await check('https://detour-six.example/');
  await popup.says('.meter', AWAY);
  await popup.says('.meter', `${OWN_USED + 1} of 500 today`);
  expect(askedDirectly(world)).toHaveLength(before + 1);

  b.start('haproxy');
  await until(async () => (await mayDecide(b)) && (await isUp(b)), 'the gateway is there again');
  await popup.page.evaluate(endDetour);
  await check('https://detour-seven.example/');
  await popup.says('.meter', 'team: ');
  expect(askedDirectly(world)).toHaveLength(before + 1);
}

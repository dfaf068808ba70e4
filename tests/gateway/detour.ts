import { expect } from 'vitest';
import { type GatewayWorld, TEAM_KEY } from './gateway-world';

/** A key of somebody's own beside the gateway's token. */
export const OWN_KEY = '0e1f'.repeat(16);

/** What the person has spent of it elsewhere today: so its count is told from the team's. */
export const OWN_USED = 41;

/** What Assay says wherever it shows what was spent. */
export const AWAY = 'The gateway does not answer. VirusTotal is asked directly until';

export function addOwnKey({ simulator: { control } }: GatewayWorld): void {
  control.addKey(OWN_KEY, { minute: 4, daily: 500, monthly: 15_500 });
  control.setUsed(OWN_KEY, { daily: OWN_USED, monthly: OWN_USED });
}

/**
 * Whom VirusTotal has heard: the gateway with its key through the one door, browsers with a key of their own through
 * the other, and no token at either. Nor was the key shown to the gateway, which knows nobody by it.
 */
export function expectEachKeyAtItsOwnDoor(world: GatewayWorld, tokens: readonly string[]): void {
  const log = world.simulator.control.log();
  const shown = new Set(log.map(({ door, host, key }) => `${door} ${host} ${key}`));
  for (const one of shown) {
    expect([`http www.virustotal.com ${TEAM_KEY}`, `https www.virustotal.com ${OWN_KEY}`]).toContain(one);
  }
  for (const token of tokens) expect(JSON.stringify(log)).not.toContain(token);
  expect(world.nodes.map((node) => node.said()).join('')).not.toMatch(/door\S* 401 /);
}

/** What browsers have asked VirusTotal itself, without the free question what the key may spend. */
export function askedDirectly(world: GatewayWorld): readonly string[] {
  const log = world.simulator.control.log().filter(({ door }) => door === 'https');
  return log.filter(({ counted }) => counted).map(({ path }) => path);
}

/** In one of Assay's pages: as if the five minutes of the way around were over. */
export async function endDetour(): Promise<void> {
  const done = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const database = await done(indexedDB.open('assay'));
  await done(database.transaction('meta', 'readwrite').objectStore('meta').put(Date.now(), 'detour'));
  database.close();
}

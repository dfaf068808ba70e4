import { expect, it } from 'vitest';
import { SECOND } from '@/utils/domain/duration';
import { createWorld } from '../../../support/worker';
import { busiestMinute } from './world';

it('charges requests whose connection is lost on the way: they may have arrived', async () => {
  const world = await createWorld();
  const { fetch } = world.virusTotal;
  const arrivals: number[] = [];
  let lose: () => void = () => undefined;
  const lost = new Promise<never>((_, reject) => {
    lose = () => reject(new TypeError('Failed to fetch'));
  });
  Object.assign(world.virusTotal, {
    fetch: (input: RequestInfo | URL, init?: RequestInit) => {
      if (String(input).includes('overall_quotas')) return fetch(input, init);
      arrivals.push(world.clock.now());
      if (arrivals.length > 4) return fetch(input, init);
      if (arrivals.length === 4) {
        world.online = false;
        lose();
      }
      return lost;
    },
  });
  const { checks, ledger } = world.born();
  for (const name of ['a', 'b', 'c', 'd']) {
    const value = `https://${name}.example/`;
    await checks.start({ indicator: { kind: 'url', value }, origin: 'link', secrets: 'ask' });
  }
  await world.settle();
  expect(arrivals).toHaveLength(4);
  expect((await ledger.view(world.clock.now())).dayUsed).toBe(4);
  world.online = true;
  await world.clock.advance(150 * SECOND);
  expect(arrivals.length).toBeGreaterThan(4);
  expect(busiestMinute(arrivals)).toBe(4);
});

import { expect, it } from 'vitest';
import { HOUR, MINUTE } from '@/utils/domain/duration';
import { endOf } from '../../../support/end-of';
import { createWorld } from '../../../support/worker';

const TOKEN = '70'.repeat(32);
const OWN = '0e'.repeat(32);
const GATEWAY = 'https://gateway.example';

it.each(['lives on', 'dies and is born again'])(
  'asks the gateway again after five minutes, though the personal key’s day is spent: the worker %s',
  async (worker) => {
    const world = await createWorld();
    let away = false;
    let asked = 0;
    const { fetch } = world.virusTotal;
    Object.assign(world.virusTotal, {
      fetch: async (input: string, init: RequestInit) => {
        if (away && input.startsWith(GATEWAY)) throw new TypeError('Failed to fetch');
        asked += input.startsWith(GATEWAY) ? 1 : 0;
        return fetch(input, init);
      },
    });
    let born = world.born();
    await born.followAddress();
    await born.settings.save({ apiAddress: GATEWAY, gatewayDirect: true });
    await world.settle();
    await born.account.saveKey(TOKEN);
    await born.directKey.save(OWN);
    const start = async (name: string): Promise<string> => {
      const value = `https://${name}.example/`;
      world.virusTotal.known.set(value, 5);
      const order = { indicator: { kind: 'url', value }, origin: 'link', secrets: 'ask' } as const;
      return (await born.checks.start(order)).id;
    };

    away = true;
    world.virusTotal.limits = { minute: 4, day: 1 };
    await endOf(world, born, await start('first'));
    const id = await start('second');
    await world.settle();
    expect((await born.checks.get(id))?.state).toMatchObject({ phase: 'waiting', wait: { window: 'day' } });

    away = false;
    world.virusTotal.limits = { minute: 100, day: 5_000 };
    asked = 0;
    if (worker !== 'lives on') {
      born.kill();
      born = world.born();
      await born.followAddress();
      await born.checks.resume();
      await world.settle();
    }
    // Nobody asks for anything: the end of the way around is what wakes the line, and an alarm stands behind it.
    expect(born.isAwaited()).toBe(true);
    await world.clock.advance(6 * MINUTE);
    await world.settle();
    expect((await born.checks.get(id))?.state).toMatchObject({ phase: 'report' });
    expect(asked).toBeGreaterThan(0);
  },
);

it('asks how a spent day stands an hour after the wait began, also when more is asked for meanwhile', async () => {
  const world = await createWorld();
  const born = world.born();
  const { account } = (await born.vault.standing()) ?? { account: -1 };
  await born.ledger.block('day', world.clock.now() + 5 * HOUR, { account });
  const ids: string[] = [];
  for (let n = 0; n < 3; n += 1) {
    const value = `https://wait-${n}.example/`;
    world.virusTotal.known.set(value, 5);
    const order = { indicator: { kind: 'url', value }, origin: 'link', secrets: 'ask' } as const;
    ids.push((await born.checks.start(order)).id);
    await world.settle();
    await world.clock.advance(25 * MINUTE);
  }
  await world.settle();
  for (const id of ids) expect((await born.checks.get(id))?.state).toMatchObject({ phase: 'report' });
});

import { expect, it } from 'vitest';
import { MINUTE } from '@/utils/domain/duration';
import { createWorld, type Worker, type World } from '../../../support/worker';
import { bornAwake, say, watchHosts } from './world';

const OWN = 'https://own.example/hook';
const THEIRS = 'https://theirs.example/hook';

async function begin(): Promise<{ world: World; worker: Worker }> {
  const world = await createWorld();
  const worker = bornAwake(world);
  await worker.webhook.save(OWN, null);
  say(world, 'a.example', 0);
  await watchHosts(worker, ['a.example'], 'hour');
  await world.clock.advance(MINUTE);
  return { world, worker };
}

/** An administrator's webhook comes, or goes. */
async function policy(world: World, worker: Worker, webhookAddress?: string): Promise<void> {
  world.policy = webhookAddress === undefined ? {} : { webhookAddress };
  worker.managedFollower.changed();
  await world.settle();
}

/** One change, which is tried for some hours at a receiver that is down. */
async function failing(world: World, down: string): Promise<void> {
  world.receiver.answer = ({ address }) => (address === down ? 'down' : new Response(null, { status: 204 }));
  say(world, 'a.example', 7);
  await world.clock.advance(4 * 60 * MINUTE);
  expect(world.receiver.arrived.map(({ address }) => address)).toEqual(
    expect.arrayContaining([down, down, down]),
  );
}

it.each([
  ['the administrator’s', 'the user’s own', THEIRS, OWN],
  ['the user’s own', 'the administrator’s', OWN, THEIRS],
])('%s webhook that fails does not hold %s back', async (_from, _to, down, up) => {
  const { world, worker } = await begin();
  if (down === THEIRS) await policy(world, worker, THEIRS);
  await failing(world, down);
  const before = world.receiver.arrived.length;
  expect((await worker.webhook.view()).last?.problem).toMatchObject({ problem: 'unreachable' });

  await policy(world, worker, up === THEIRS ? THEIRS : undefined);
  // At once: the waits after failures are the other one's.
  await world.clock.advance(MINUTE);
  expect(world.receiver.arrived.slice(before).map(({ address }) => address)).toEqual([up]);
  expect(await worker.webhook.view()).toMatchObject({ waiting: 0, last: { problem: null } });

  // And of the one that failed it is still known that it did.
  await policy(world, worker, down === THEIRS ? THEIRS : undefined);
  expect((await worker.webhook.view()).last?.problem).toMatchObject({ problem: 'unreachable' });
});

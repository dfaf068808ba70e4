import { beforeEach, describe, expect, it } from 'vitest';
import { endOf } from '../../../support/end-of';
import { createWorld, KEY, type Worker, type World } from '../../../support/worker';

const ADDRESS = 'https://known.example/a';
const GATEWAY = 'https://gateway.example';

let world: World;

/** A key that VirusTotal itself refuses and the gateway takes. */
beforeEach(async () => {
  world = await createWorld();
  world.virusTotal.known.set(ADDRESS, 5);
  const { fetch } = world.virusTotal;
  const error = { error: { code: 'WrongCredentialsError', message: 'Wrong API key' } };
  Object.assign(world.virusTotal, {
    fetch: async (input: string, init: RequestInit) =>
      input.startsWith(GATEWAY) ? fetch(input, init) : Response.json(error, { status: 401 }),
  });
});

async function check(worker: Worker) {
  const order = { indicator: { kind: 'url', value: ADDRESS }, origin: 'link', secrets: 'ask' } as const;
  return endOf(world, worker, (await worker.checks.start(order)).id);
}

describe('another address of the API', () => {
  it('forgets that the key was refused elsewhere', async () => {
    const worker = world.born();
    await worker.followAddress();
    expect(await check(worker)).toMatchObject({ failure: { tag: 'wrong-key' } });
    await worker.settings.save({ apiAddress: GATEWAY });
    await world.settle();
    await worker.account.saveKey(KEY);
    expect(await check(worker)).toMatchObject({ phase: 'report' });
  });

  it('is told by the next worker where this one did not live to tell it', async () => {
    const worker = world.born();
    await worker.followAddress();
    expect(await check(worker)).toMatchObject({ failure: { tag: 'wrong-key' } });
    worker.kill();
    await world.area.set('settings', { apiAddress: GATEWAY });
    const next = world.born();
    await next.followAddress();
    await next.account.saveKey(KEY);
    expect(await check(next)).toMatchObject({ phase: 'report' });
  });
});

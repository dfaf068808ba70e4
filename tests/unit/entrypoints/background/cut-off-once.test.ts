import { beforeEach, expect, it } from 'vitest';
import { MINUTE } from '@/utils/domain/duration';
import { endOf } from '../../../support/end-of';
import { type LittleCommunity, settle } from '../../../support/little-community';
import { createWorld, type Worker, type World } from '../../../support/worker';

const GATEWAY = 'https://gateway.example';
const OBJECT = { kind: 'url', id: 'c'.repeat(64) } as const;

let world: World;
let community: LittleCommunity;
/** What the gateway has taken to VirusTotal of what publishes. */
let taken: number;

/** A gateway that loses the answer to what publishes, and says of itself that it is cut off. */
beforeEach(async () => {
  world = await createWorld();
  community = settle(world);
  taken = 0;
  const { fetch } = world.virusTotal;
  Object.assign(world.virusTotal, {
    fetch: async (input: string, init: RequestInit) => {
      const reply = await fetch(input, init);
      if (!input.startsWith(GATEWAY) || init.method === 'GET') return reply;
      taken += 1;
      return new Response('', { status: 503, headers: { 'assay-away': '1', 'assay-cost': '0' } });
    },
  });
});

async function behindGateway(direct: boolean): Promise<Worker> {
  const born = world.born();
  await born.followAddress();
  await born.settings.save({ apiAddress: GATEWAY, gatewayDirect: direct });
  await world.settle();
  await born.account.saveKey('70'.repeat(32));
  if (direct) await born.directKey.save('0e'.repeat(32));
  return born;
}

const published = (): number => world.virusTotal.counted().filter(({ method }) => method === 'POST').length;

it.each([false, true])(
  'a submission that was taken is followed, and not sent again (around it: %s)',
  async (direct) => {
    const born = await behindGateway(direct);
    const value = 'https://unknown.example/a';
    const order = { indicator: { kind: 'url', value }, origin: 'link', secrets: 'ask' } as const;
    const { id } = await born.checks.start(order);
    expect(await endOf(world, born, id)).toMatchObject({ phase: 'unknown' });
    await born.checks.submit(id);
    expect(await endOf(world, born, id)).toMatchObject({ phase: 'report' });
    expect([taken, published()]).toEqual([1, 1]);
  },
);

it.each([
  { act: 'comment', text: 'Asks for card data. #phishing' } as const,
  { act: 'vote', verdict: 'malicious' } as const,
])('of what was said, a $act, it is looked whether it is there', async (what) => {
  const born = await behindGateway(true);
  await born.participation.participate(OBJECT, what, false);
  await world.settle();
  for (let step = 0; step < 12; step += 1) await world.clock.advance(MINUTE / 6);
  await world.settle();
  expect(await born.participation.outbox(OBJECT, false)).toMatchObject({
    value: [{ state: { phase: 'done' } }],
  });
  expect([taken, community.published()]).toEqual([1, 1]);
});

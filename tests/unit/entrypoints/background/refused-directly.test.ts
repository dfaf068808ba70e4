import { beforeEach, expect, it } from 'vitest';
import { MINUTE } from '@/utils/domain/duration';
import { endOf } from '../../../support/end-of';
import { createWorld, type Worker, type World } from '../../../support/worker';

const TOKEN = '70'.repeat(32);
const OWN = '0e'.repeat(32);
const GATEWAY = 'https://gateway.example';
const DIRECT = 'https://www.virustotal.com';

let world: World;
let born: Worker;
let away: boolean;
/** VirusTotal's answer to the personal key: to what is asked about an object, or to everything. */
let refuses: 'nothing' | 'objects' | 'all';
let shown: string[];

beforeEach(async () => {
  world = await createWorld();
  [away, refuses, shown] = [false, 'nothing', []];
  const { fetch } = world.virusTotal;
  Object.assign(world.virusTotal, {
    fetch: async (input: string, init: RequestInit) => {
      const { origin, pathname } = new URL(input);
      const quotas = pathname.endsWith('/overall_quotas');
      shown.push(origin);
      if (origin === GATEWAY && away) throw new TypeError('Failed to fetch');
      const refused = refuses === 'all' || (refuses === 'objects' && !quotas);
      if (origin !== DIRECT || !refused) return fetch(input, init);
      return Response.json({ error: { code: 'WrongCredentialsError', message: '' } }, { status: 401 });
    },
  });
  born = world.born();
  await born.followAddress();
  await born.settings.save({ apiAddress: GATEWAY, gatewayDirect: true });
  await world.settle();
  await born.account.saveKey(TOKEN);
  await born.directKey.save(OWN);
});

let serial = 0;
async function check(by: Worker) {
  serial += 1;
  const value = `https://known-${serial}.example/`;
  world.virusTotal.known.set(value, 5);
  const order = { indicator: { kind: 'url', value }, origin: 'link', secrets: 'ask' } as const;
  return endOf(world, by, (await by.checks.start(order)).id);
}

it.each(['objects', 'all'] as const)('is the personal key, not the token: %s', async (what) => {
  [away, refuses] = [true, what];
  // The gateway is what could not be reached; nothing is wrong with its token.
  expect(await check(born)).toMatchObject({ failure: { tag: 'upstream', status: 0 } });
  expect(await born.vault.keyState()).toMatchObject({ refused: null });
  expect(await born.directKey.state()).toMatchObject({ value: { until: null, ending: '0e0e' } });

  // It is not tried again, in the next worker neither, until one is saved again.
  shown = [];
  born.kill();
  const next = world.born();
  await next.followAddress();
  await check(next);
  expect(shown).not.toContain(DIRECT);
  away = false;
  await world.clock.advance(MINUTE);
  expect(await check(next)).toMatchObject({ phase: 'report' });

  refuses = 'nothing';
  await next.directKey.save(OWN);
  away = true;
  expect(await check(next)).toMatchObject({ phase: 'report' });
});

it('is the token where the gateway refuses', async () => {
  const { account } = (await born.vault.standing()) ?? { account: -1 };
  const { fetch } = world.virusTotal;
  Object.assign(world.virusTotal, {
    fetch: async (input: string, init: RequestInit) =>
      input.startsWith(GATEWAY)
        ? Response.json({ error: { code: 'WrongCredentialsError', message: '' } }, { status: 401 })
        : fetch(input, init),
  });
  expect(await check(born)).toMatchObject({ failure: { tag: 'wrong-key' } });
  expect(await born.vault.standing()).toEqual({ account, refused: 'wrong-key' });
});

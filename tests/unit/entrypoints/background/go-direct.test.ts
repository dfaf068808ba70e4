import { beforeEach, describe, expect, it } from 'vitest';
import { MINUTE } from '@/utils/domain/duration';
import { endOf } from '../../../support/end-of';
import { createWorld, type Worker, type World } from '../../../support/worker';

const TOKEN = '70'.repeat(32);
const OWN = '0e'.repeat(32);
const GATEWAY = 'https://gateway.example';
const DIRECT = 'https://www.virustotal.com';

let world: World;
let away: boolean;
/** Who was shown which key, in order. */
let shown: string[];

beforeEach(async () => {
  world = await createWorld();
  [away, shown] = [false, []];
  const { fetch } = world.virusTotal;
  Object.assign(world.virusTotal, {
    fetch: async (input: string, init: RequestInit & { headers: Record<string, string> }) => {
      const { origin, pathname } = new URL(input);
      const key = init.headers['x-apikey'];
      const names = { [TOKEN]: 'token', [OWN]: 'own key' };
      shown.push(
        `${names[key ?? '']} to ${origin}${pathname.endsWith('/overall_quotas') ? ' (quotas)' : ''}`,
      );
      if (origin === GATEWAY && away) throw new TypeError('Failed to fetch');
      return fetch(input, init);
    },
  });
});

async function worker(direct: boolean): Promise<Worker> {
  const born = world.born();
  await born.followAddress();
  await born.settings.save({ apiAddress: GATEWAY, gatewayDirect: direct });
  await world.settle();
  await born.account.saveKey(TOKEN);
  shown = [];
  return born;
}

let serial = 0;
async function check(by: Worker) {
  serial += 1;
  const value = `https://known-${serial}.example/a`;
  world.virusTotal.known.set(value, 5);
  const order = { indicator: { kind: 'url', value }, origin: 'link', secrets: 'ask' } as const;
  return endOf(world, by, (await by.checks.start(order)).id);
}

describe('a gateway that is away', () => {
  it('is said to be away, and nobody else is asked', async () => {
    const born = await worker(false);
    await born.directKey.save(OWN);
    [away, shown] = [true, []];
    expect(await check(born)).toMatchObject({ failure: { tag: 'upstream', status: 0 } });
    expect(new Set(shown)).toEqual(new Set([`token to ${GATEWAY}`]));
  });

  it('is as good as none without a key of one’s own', async () => {
    const born = await worker(true);
    away = true;
    expect(await check(born)).toMatchObject({ failure: { tag: 'upstream', status: 0 } });
    expect(new Set(shown)).toEqual(new Set([`token to ${GATEWAY}`]));
  });

  it('is gone around with one’s own key for five minutes, and each key is shown to its own host only', async () => {
    const born = await worker(true);
    await born.directKey.save(OWN);
    [away, shown] = [true, []];
    expect(await check(born)).toMatchObject({ phase: 'report' });
    // The account changed with the host: what it may spend is asked for before anything is.
    expect(shown).toEqual([`token to ${GATEWAY}`, `own key to ${DIRECT} (quotas)`, `own key to ${DIRECT}`]);
    const state = await born.directKey.state();
    expect(state).toMatchObject({ ok: true, value: { ending: '0e0e', until: expect.any(Number) } });

    // The next worker knows, and does not begin with the gateway.
    born.kill();
    const next = world.born();
    await next.followAddress();
    shown = [];
    expect(await check(next)).toMatchObject({ phase: 'report' });
    expect(new Set(shown)).toEqual(new Set([`own key to ${DIRECT}`]));

    await world.clock.advance(5 * MINUTE);
    [away, shown] = [false, []];
    expect(await check(next)).toMatchObject({ phase: 'report' });
    expect(shown.filter((one) => !one.endsWith('(quotas)'))).toEqual([`token to ${GATEWAY}`]);
    expect(shown.some((one) => one.startsWith('own key'))).toBe(false);
  });

  it('is asked again at once when the key is forgotten or the switch turned off', async () => {
    const born = await worker(true);
    await born.directKey.save(OWN);
    away = true;
    await check(born);
    away = false;
    await born.settings.save({ gatewayDirect: false });
    await world.settle();
    shown = [];
    await check(born);
    expect(shown.at(-1)).toBe(`token to ${GATEWAY}`);
    expect(shown.some((one) => one.startsWith('own key'))).toBe(false);
  });

  it('hides both keys in texts that are kept', async () => {
    const born = await worker(true);
    await born.directKey.save(OWN);
    expect(await born.scrub(`${OWN} and ${TOKEN}`)).toBe('[key] and [key]');
  });

  it('refuses a key of one’s own that VirusTotal does not accept', async () => {
    const born = await worker(true);
    const { fetch } = world.virusTotal;
    const error = { error: { code: 'WrongCredentialsError', message: 'Wrong API key' } };
    Object.assign(world.virusTotal, {
      fetch: async (input: string, init: RequestInit) =>
        input.startsWith(DIRECT) ? Response.json(error, { status: 401 }) : fetch(input, init),
    });
    expect(await born.directKey.save(OWN)).toMatchObject({ failure: { tag: 'wrong-key' } });
    expect(await born.directKey.state()).toMatchObject({ value: { ending: null } });
  });
});

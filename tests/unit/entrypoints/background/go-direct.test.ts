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
/** What the gateway, or whoever stands before it, answers instead. */
let said: (() => Response) | null;
/** Who was shown which key, in order. */
let shown: string[];

beforeEach(async () => {
  world = await createWorld();
  [away, said, shown] = [false, null, []];
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
      if (origin === GATEWAY && said && !pathname.endsWith('/overall_quotas')) return said();
      return fetch(input, init);
    },
  });
});

/** What one's own key has spent. */
const directly = (): number => shown.filter((one) => one === `own key to ${DIRECT}`).length;

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
    // The request that the gateway did not take is not held against the key of one's own.
    expect(await born.quotaView()).toMatchObject({ dayUsed: directly() });
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

  it('is told no key that another is asked with, nor is who is asked in its place', async () => {
    const born = await worker(true);
    await born.directKey.save(OWN);
    const paste = async (value: string) => {
      const order = { indicator: { kind: 'file', value }, origin: 'popup', secrets: 'ask' } as const;
      shown = [];
      const end = await endOf(world, born, (await born.checks.start(order)).id);
      expect(end).toMatchObject({ failure: { tag: 'bad-input', why: { reason: 'holds-key' } } });
      expect(shown).toEqual([]);
    };
    await paste(OWN);
    away = true;
    await check(born);
    expect(directly()).toBe(1);
    await paste(TOKEN);
  });

  it('may say itself that nobody is behind it, which is as good as no answer and costs nothing', async () => {
    const born = await worker(true);
    await born.directKey.save(OWN);
    const before = (await born.quotaView()).dayUsed;
    said = () =>
      new Response('<html>502 Bad Gateway</html>', {
        status: 502,
        headers: { 'assay-away': '1', 'assay-cost': '0' },
      });
    await born.settings.save({ gatewayDirect: false });
    await world.settle();
    expect(await check(born)).toMatchObject({ failure: { tag: 'upstream', status: 0 } });
    expect(await born.quotaView()).toMatchObject({ dayUsed: before });
    expect(await born.quotaView()).not.toHaveProperty('directUntil');
    await born.settings.save({ gatewayDirect: true });
    await world.settle();
    shown = [];
    expect(await check(born)).toMatchObject({ phase: 'report' });
    expect(shown).toEqual([`token to ${GATEWAY}`, `own key to ${DIRECT} (quotas)`, `own key to ${DIRECT}`]);
    expect(await born.quotaView()).toHaveProperty('directUntil', expect.any(Number));
  });

  it.each([502, 503, 504])(
    'is there when it brings VirusTotal’s own %d: nobody goes around it for that',
    async (status) => {
      const born = await worker(true);
      await born.directKey.save(OWN);
      const error = { error: { code: 'TransientError', message: 'Please retry' } };
      said = () => Response.json(error, { status, headers: { 'assay-cost': '1' } });
      shown = [];
      expect(await check(born)).toMatchObject({ failure: { tag: 'upstream', status } });
      expect(new Set(shown)).toEqual(new Set([`token to ${GATEWAY}`]));
      expect(await born.directKey.state()).toMatchObject({ value: { until: null } });
    },
  );

  it('has a minute of its own: what it did not take holds up no request on one’s own key', async () => {
    const born = await worker(false);
    await born.directKey.save(OWN);
    world.virusTotal.limits = { minute: 4, day: 500 };
    away = true;
    // Three tries: with the first one of the next check the gateway's minute is full.
    await check(born);
    await born.settings.save({ gatewayDirect: true });
    await world.settle();
    shown = [];
    const began = world.clock.now();
    for (let n = 0; n < 4; n += 1) await check(born);
    expect(directly()).toBe(4);
    expect(world.clock.now() - began).toBeLessThan(MINUTE / 2);
    expect(await born.quotaView()).toMatchObject({ minuteUsed: 4 });
    // The key's own minute is as full as any other.
    await check(born);
    expect(world.clock.now() - began).toBeGreaterThanOrEqual(MINUTE);
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

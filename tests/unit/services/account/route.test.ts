import { beforeEach, describe, expect, it } from 'vitest';
import { MINUTE } from '@/utils/domain/duration';
import { createRoute, type Route } from '@/utils/services/account/route';
import { createMemoryDatabase } from '../../../support/memory-database';

const GATEWAY = 'https://gateway.example';
const DIRECT = 'https://www.virustotal.com';
const TO_GATEWAY = { address: GATEWAY, key: 'token' };
const TO_DIRECT = { address: DIRECT, key: 'own' };

let settings: { apiAddress: string; gatewayDirect: boolean };
let usable: boolean;
/** Another account came into use while the refusal was noted. */
let overtaken: boolean;
let followed: string[];
/** What happens while the account follows. */
let meanwhile: () => unknown;
let database: ReturnType<typeof createMemoryDatabase>;
let route: Route;

beforeEach(() => {
  settings = { apiAddress: GATEWAY, gatewayDirect: true };
  [usable, overtaken, followed, meanwhile] = [true, false, [], () => undefined];
  database = createMemoryDatabase(0);
  const { storage, clock } = database;
  let accounts = 1;
  route = createRoute({
    ...{ storage, clock, settings: async () => settings },
    vault: { readKey: async () => 'token' },
    personal: {
      readKey: async () => 'own',
      isUsable: async () => usable,
      markRefused: async () => {
        if (!overtaken) usable = false;
        return !overtaken;
      },
    },
    async follow(address, learn) {
      followed.push(`${address}${learn ? ' and learns' : ''}`);
      accounts += 1;
      await account(accounts, address);
      await meanwhile();
    },
  });
});

/** The account in use, as the vault would have written it down. */
const account = (number: number, address: string) =>
  database.storage.run((open) => open.put('meta', { number, address }, 'account'));
const detour = (until: number) => database.storage.run((open) => open.put('meta', until, 'detour'));
const noted = () => database.storage.run((open) => open.get('meta', 'detour'));

describe('the way', () => {
  it('is the gateway’s, or VirusTotal’s with a key of one’s own while that is open', async () => {
    expect(await route.current()).toEqual(TO_GATEWAY);
    await detour(MINUTE);
    expect(await route.current()).toEqual(TO_DIRECT);
  });

  it.each<[string, number, boolean]>([
    ['an open one', 1, true],
    ['one that is over', 0, false],
    ['the longest', 5 * MINUTE, true],
    ['one of a clock that was set back', 5 * MINUTE + 1, false],
  ])('around it is open, or not: %s', async (_, until, open) => {
    await detour(until);
    expect(await route.directUntil()).toBe(open ? until : null);
  });

  it('around it is open to nobody who has switched it off, has no key, or no gateway', async () => {
    expect(await route.directUntil()).toBeNull();
    await detour(MINUTE);
    usable = false;
    expect(await route.directUntil()).toBeNull();
    usable = true;
    settings = { apiAddress: GATEWAY, gatewayDirect: false };
    expect(await route.directUntil()).toBeNull();
    settings = { apiAddress: DIRECT, gatewayDirect: true };
    expect(await route.directUntil()).toBeNull();
  });

  it('never takes the key of one address to another that comes while it is read', async () => {
    const before = settings;
    let reads = 0;
    const changing = createRoute({
      ...{ storage: database.storage, clock: database.clock },
      settings: async () => {
        reads += 1;
        return reads === 1 ? before : { ...before, apiAddress: 'https://other.example' };
      },
      vault: { readKey: async () => (reads === 1 ? 'token' : 'other key') },
      personal: {
        readKey: async () => null,
        isUsable: async () => false,
        markRefused: async () => true,
      },
      follow: async () => undefined,
    });
    expect(await changing.current()).toEqual({ address: 'https://other.example', key: 'other key' });
  });
});

describe('a request', () => {
  it('that costs nothing goes wherever the way leads', async () => {
    await account(1, DIRECT);
    expect(await route.way()).toEqual(TO_GATEWAY);
    expect(followed).toEqual([]);
  });

  it('goes for the account that its spend was written for, and for no other', async () => {
    await account(1, GATEWAY);
    expect(await route.way(1)).toEqual(TO_GATEWAY);
    expect(await route.way(2)).toBeNull();
    expect(followed).toEqual([]);
  });

  it('does not go for an account elsewhere; the one there is followed', async () => {
    await account(1, DIRECT);
    expect(await route.way(1)).toBeNull();
    expect(followed).toEqual([GATEWAY]);
    expect(await route.way(2)).toEqual(TO_GATEWAY);
    await detour(MINUTE);
    expect(await route.way(2)).toBeNull();
    expect(followed).toEqual([GATEWAY, `${DIRECT} and learns`]);
  });

  it('does not go for an account of the same number elsewhere', async () => {
    await account(2, DIRECT);
    // Following brings the account of that very number.
    expect(await route.way(2)).toBeNull();
  });
});

describe('a gateway that does not answer', () => {
  it('is gone around for five minutes, with the account there', async () => {
    await route.unreachable(GATEWAY);
    expect(await noted()).toBe(5 * MINUTE);
    expect(followed).toEqual([`${DIRECT} and learns`]);
    await database.clock.advance(MINUTE);
    await route.unreachable(GATEWAY);
    expect(await noted()).toBe(5 * MINUTE);
  });

  it.each([
    ['another host', () => route.unreachable(DIRECT)],
    [
      'nobody who may go around it',
      () => {
        usable = false;
        return route.unreachable(GATEWAY);
      },
    ],
  ])('is not gone around for %s', async (_, unreachable) => {
    await unreachable();
    expect([await noted(), followed]).toEqual([undefined, []]);
  });

  it('is one by its origin, wherever the API is there', async () => {
    settings = { apiAddress: `${GATEWAY}/vt`, gatewayDirect: true };
    await route.unreachable(GATEWAY);
    expect(await noted()).toBe(5 * MINUTE);
  });
});

describe('turning back', () => {
  it('is nothing while there is no way around, and waits for its end', async () => {
    expect(await route.turnBack()).toBeNull();
    await detour(MINUTE);
    expect(await route.turnBack()).toBe(MINUTE);
    expect(followed).toEqual([]);
  });

  it('leads to the gateway, whose account is asked for anew', async () => {
    await detour(MINUTE);
    await database.clock.advance(MINUTE);
    expect(await route.turnBack()).toBeNull();
    expect([await noted(), followed]).toEqual([undefined, [`${GATEWAY} and learns`]]);
  });

  it('says so where the gateway is still away', async () => {
    await detour(MINUTE);
    await database.clock.advance(MINUTE);
    meanwhile = () => {
      meanwhile = () => undefined;
      return detour(3 * MINUTE);
    };
    expect(await route.turnBack()).toBe(3 * MINUTE);
    expect(followed).toEqual([`${GATEWAY} and learns`, `${DIRECT} and learns`]);
  });

  it('waits for a move that is under way', async () => {
    let go = (): void => undefined;
    meanwhile = () => new Promise<void>((resolve) => (go = resolve));
    const moving = route.settle();
    let over = false;
    const turned = route.turnBack().then(() => {
      over = true;
    });
    await database.clock.advance(0);
    expect(over).toBe(false);
    go();
    await Promise.all([moving, turned]);
    expect(followed).toEqual([GATEWAY]);
  });
});

describe('settling', () => {
  it('follows once, however often it is asked for, and again where the way has changed', async () => {
    meanwhile = () => {
      settings = { apiAddress: 'https://other.example', gatewayDirect: true };
    };
    await Promise.all([route.settle(), route.settle()]);
    expect(followed).toEqual([GATEWAY, 'https://other.example']);
    await route.settle();
    expect(followed).toHaveLength(3);
  });
});

describe('a key that was refused', () => {
  it('is one’s own where its account is in use around a gateway: that is over then', async () => {
    await account(7, DIRECT);
    await detour(MINUTE);
    expect(await route.refused(7)).toBe(true);
    expect(usable).toBe(false);
    expect([await noted(), followed]).toEqual([undefined, [`${GATEWAY} and learns`]]);
  });

  it.each([
    [7, DIRECT, 8],
    [7, GATEWAY, 7],
    [7, 'https://another.example', 7],
  ])('is another’s for account %i at %s, asked about %i', async (number, address, asked) => {
    await account(number, address);
    await detour(MINUTE);
    expect(await route.refused(asked)).toBe(false);
    expect([usable, await noted(), followed]).toEqual([true, MINUTE, []]);
  });

  it('is not the next one, which was saved while that was noted', async () => {
    await account(7, DIRECT);
    await detour(MINUTE);
    overtaken = true;
    expect(await route.refused(7)).toBe(false);
    expect([usable, await noted(), followed]).toEqual([true, MINUTE, []]);
  });

  it('is the only one where there is no gateway', async () => {
    settings = { apiAddress: DIRECT, gatewayDirect: true };
    await account(7, DIRECT);
    expect(await route.refused(7)).toBe(false);
    expect(usable).toBe(true);
  });

  it('by the very test that a move asks for is no reason to wait for that move', async () => {
    await account(7, DIRECT);
    await detour(MINUTE);
    let refused: unknown;
    meanwhile = async () => {
      meanwhile = () => undefined;
      refused = await route.refused(2);
    };
    await route.unreachable(GATEWAY);
    expect(refused).toBe(true);
    expect(followed).toEqual([`${DIRECT} and learns`, `${GATEWAY} and learns`]);
  });
});

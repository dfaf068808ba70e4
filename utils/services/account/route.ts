import { MINUTE } from '@/utils/domain/duration';
import type { Settings } from '@/utils/domain/settings';
import { VIRUSTOTAL_ADDRESS } from '@/utils/domain/virustotal-address';
import type { Clock } from '../clock';
import { ACCOUNT_KEY, type AccountRecord, parseAccount } from '../storage/account-record';
import type { Storage } from '../storage/database';
import { DETOUR_KEY } from '../storage/detour-record';
import type { PersonalKey } from '../storage/personal-key';
import type { Vault } from '../storage/vault';

/** Where one request goes, and with what: the two are decided together, so that no key meets another's host. */
export interface Way {
  readonly address: string;
  readonly key: string | null;
}

/** Which API requests go to: VirusTotal's or a gateway's, or, while that is away, VirusTotal's with a key of one's own. */
export interface Route {
  /**
   * For a request whose spend was written for this account (`AccountRecord`; left out, for one that costs nothing).
   * Null when another is in use by now, which is then followed: each key has a minute and a day of its own.
   */
  way(account?: number): Promise<Way | null>;
  /** The way as it is at this moment: a gateway that was away is not tried again for it. */
  current(): Promise<Way>;
  /** Ends the way around when its time is over; until when the one under way lasts (Unix ms), null for none. */
  turnBack(): Promise<number | null>;
  /** Until when VirusTotal is asked directly (Unix ms); null for "it is not". */
  directUntil(): Promise<number | null>;
  /** Nobody answers at this origin. Resolves when the way around it, if there is one, is open. */
  unreachable(origin: string): Promise<void>;
  /**
   * The key of this account was refused. When that is the key of one's own, it is not used again and the way
   * around is over: true. False when it was another's.
   */
  refused(account: number): Promise<boolean>;
  /** A worker was born, or the settings or the personal key changed: the account follows. */
  settle(): Promise<void>;
}

interface RouteParts {
  readonly storage: Storage;
  readonly clock: Pick<Clock, 'now'>;
  /** Rejects when the settings cannot be read: then nothing may leave. */
  readonly settings: () => Promise<Pick<Settings, 'apiAddress' | 'gatewayDirect'>>;
  readonly vault: Pick<Vault, 'readKey'>;
  readonly personal: Pick<PersonalKey, 'readKey' | 'isUsable' | 'markRefused'>;
  /** The account at this address is asked; `learn` when its limits and count have to be asked for at once. */
  readonly follow: (address: string, learn: boolean) => Promise<void>;
}

/** So long VirusTotal is asked directly before the gateway is tried again. */
const DIRECT_FOR = 5 * MINUTE;

export function createRoute({ storage, clock, settings, vault, personal, follow }: RouteParts): Route {
  let moving: Promise<void> | null = null;

  const stored = async (): Promise<number | null> => {
    const until: unknown = await storage.run((database) => database.get('meta', DETOUR_KEY));
    return typeof until === 'number' ? until : null;
  };

  const write = (until: number | null): Promise<void> =>
    storage.run(async (database) => {
      if (until === null) await database.delete('meta', DETOUR_KEY);
      else await database.put('meta', until, DETOUR_KEY);
    });

  /** The way around holds while it is wanted and for five minutes at most, also when the clock is set back. */
  async function directUntil(): Promise<number | null> {
    const until = await stored();
    const now = clock.now();
    if (until === null || until <= now || until > now + DIRECT_FOR) return null;
    return (await mayGoDirect()) ? until : null;
  }

  async function mayGoDirect(): Promise<boolean> {
    const { apiAddress, gatewayDirect } = await settings();
    return gatewayDirect && apiAddress !== VIRUSTOTAL_ADDRESS && (await personal.isUsable());
  }

  /** A policy may bring or take both while they are read: then they are read again, for they belong together. */
  async function current(): Promise<Way> {
    for (;;) {
      if ((await directUntil()) !== null)
        return { address: VIRUSTOTAL_ADDRESS, key: await personal.readKey() };
      const { apiAddress: address } = await settings();
      const key = await vault.readKey();
      if ((await settings()).apiAddress === address) return { address, key };
    }
  }

  /** One move at a time; what comes meanwhile waits for its end. */
  function move(learn: boolean): Promise<void> {
    moving ??= followWay(learn).finally(() => {
      moving = null;
    });
    return moving;
  }

  /** Where the way leads may change while the account follows: asking about the key can end it. */
  async function followWay(learn: boolean): Promise<void> {
    const { address } = await current();
    await follow(address, learn);
    if ((await current()).address !== address) await followWay(learn);
  }

  /** The five minutes are over: the gateway is tried again, and its account is the one that counts. */
  async function turnBack(): Promise<number | null> {
    // What is reserved while the account moves would be the last one's.
    if (moving) await moving;
    if ((await stored()) === null) return null;
    const until = await directUntil();
    if (until !== null) return until;
    await write(null);
    await move(true);
    return directUntil();
  }

  const inUse = async (): Promise<AccountRecord> =>
    parseAccount(await storage.run((database) => database.get('meta', ACCOUNT_KEY)));

  /** The account in use is the one of the key of one's own: a gateway's is at the gateway's address. */
  async function isPersonal(account: number): Promise<boolean> {
    const used = await inUse();
    const { apiAddress } = await settings();
    return used.number === account && used.address === VIRUSTOTAL_ADDRESS && used.address !== apiAddress;
  }

  return {
    directUntil,
    current,

    turnBack,

    async way(account) {
      await turnBack();
      const way = await current();
      if (account === undefined) return way;
      // Read after the way: an account that begins in between is another number.
      const used = await inUse();
      if (used.address !== way.address) await move((await stored()) !== null);
      return used.number === account && used.address === way.address ? way : null;
    },

    async unreachable(origin) {
      const { apiAddress } = await settings();
      if (origin !== new URL(apiAddress).origin || !(await mayGoDirect())) return;
      if ((await directUntil()) === null) await write(clock.now() + DIRECT_FOR);
      await move(true);
    },

    async refused(account) {
      if (!(await isPersonal(account)) || !(await personal.markRefused(account))) return false;
      await write(null);
      // A move under way looks at the end where the way leads by then, and may be what asked.
      if (!moving) await move(true);
      return true;
    },

    settle: () => move(false),
  };
}

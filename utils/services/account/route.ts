import { MINUTE } from '@/utils/domain/duration';
import type { Settings } from '@/utils/domain/settings';
import { VIRUSTOTAL_ADDRESS } from '@/utils/domain/virustotal-address';
import type { Clock } from '../clock';
import type { Storage } from '../storage/database';
import type { PersonalKey } from '../storage/personal-key';
import type { Vault } from '../storage/vault';

/** Where one request goes, and with what: the two are decided together, so that no key meets another's host. */
export interface Way {
  readonly address: string;
  readonly key: string | null;
}

/** Which API requests go to: VirusTotal's or a gateway's, or, while that is away, VirusTotal's with a key of one's own. */
export interface Route {
  way(): Promise<Way>;
  /** The way as it is at this moment: a gateway that was away is not tried again for it. */
  current(): Promise<Way>;
  /** Until when VirusTotal is asked directly (Unix ms); null for "it is not". */
  directUntil(): Promise<number | null>;
  /** Nobody answers at this origin. Resolves when the way around it, if there is one, is open. */
  unreachable(origin: string): Promise<void>;
  /** A worker was born, or the settings or the personal key changed: the account follows. */
  settle(): Promise<void>;
}

interface RouteParts {
  readonly storage: Storage;
  readonly clock: Pick<Clock, 'now'>;
  /** Rejects when the settings cannot be read: then nothing may leave. */
  readonly settings: () => Promise<Pick<Settings, 'apiAddress' | 'gatewayDirect'>>;
  readonly vault: Pick<Vault, 'readKey'>;
  readonly personal: Pick<PersonalKey, 'readKey'>;
  /** The account at this address is asked; `learn` when its limits and count have to be asked for at once. */
  readonly follow: (address: string, learn: boolean) => Promise<void>;
}

/** So long VirusTotal is asked directly before the gateway is tried again. */
const DIRECT_FOR = 5 * MINUTE;
/** Where that is noted in `meta`: a worker that dies must not forget which account it counts for. */
const DETOUR_KEY = 'detour';

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
    return gatewayDirect && apiAddress !== VIRUSTOTAL_ADDRESS && (await personal.readKey()) !== null;
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
    moving ??= current()
      .then(({ address }) => follow(address, learn))
      .finally(() => {
        moving = null;
      });
    return moving;
  }

  return {
    directUntil,
    current,

    async way() {
      // The five minutes are over: the gateway is tried again, and its account is the one that counts.
      if ((await stored()) !== null && (await directUntil()) === null) {
        await write(null);
        await move(true);
      }
      return current();
    },

    async unreachable(origin) {
      const { apiAddress } = await settings();
      if (origin !== new URL(apiAddress).origin || !(await mayGoDirect())) return;
      if ((await directUntil()) === null) await write(clock.now() + DIRECT_FOR);
      await move(true);
    },

    settle: () => move(false),
  };
}

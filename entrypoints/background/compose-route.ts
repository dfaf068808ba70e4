import type { Settings } from '@/utils/domain/settings';
import { VIRUSTOTAL_ADDRESS } from '@/utils/domain/virustotal-address';
import type { AccountService } from '@/utils/services/account/account';
import { createRoute, type Way } from '@/utils/services/account/route';
import type { Clock } from '@/utils/services/clock';
import type { Ledger } from '@/utils/services/quota/ledger';
import { createQuotaView } from '@/utils/services/quota/quota-view';
import type { Storage } from '@/utils/services/storage/database';
import { createKeptKeys } from '@/utils/services/storage/kept-keys';
import type { PersonalKey } from '@/utils/services/storage/personal-key';
import type { Vault } from '@/utils/services/storage/vault';
import { type ClientFor, type ClientParts, createClient } from '@/utils/services/virustotal/client';

interface RouteOutside {
  readonly storage: Storage;
  readonly clock: Clock;
  readonly vault: Vault;
  readonly personal: PersonalKey;
  readonly ledger: Pick<Ledger, 'view'>;
  /** The browser's part of the client. */
  readonly outside: Pick<ClientParts, 'fetch' | 'mayReach' | 'timeout' | 'isOnline'>;
  readonly settings: () => Promise<Settings>;
  readonly onBug: (where: string, error: unknown) => void;
}

/** Where requests go and with which key, and the clients that go there. */
export function composeRoute(around: RouteOutside) {
  const { storage, clock, vault, personal, outside, ledger, settings, onBug } = around;
  let account: AccountService | null = null;
  const route = createRoute({
    ...{ storage, clock, vault, personal, settings },
    async follow(address, learn) {
      const followed = await account?.addressChanged(address);
      if (followed && !followed.ok) onBug('account', followed.failure.tag);
      else if (learn) await account?.testKey();
    },
  });

  const readAddress = async (): Promise<string> => (await settings()).apiAddress;
  // Without a wait for the administrator's key: the request that tries it is part of putting it in its place.
  const keptKeys = createKeptKeys(storage);
  const parts = { ...outside, now: clock.now, readAddress, readKey: vault.readKey, keptKeys };
  const wayParts = { ...parts, way: () => route.way(), onUnreachable: route.unreachable };
  const clientFor: ClientFor = (manner, account) =>
    createClient({ ...wayParts, manner, way: () => route.way(account) });

  /** Key and address come together, so that neither can change without the other. */
  const probe = (way: Way) => createClient({ ...parts, way: async () => way }).account.quotas();

  return {
    route,
    client: createClient(wayParts),
    clientFor,
    probe,
    probeDirectly: (key: string) => probe({ key, address: VIRUSTOTAL_ADDRESS }),
    readAddress,
    quotaView: createQuotaView({ ledger, route, clock }),
    /** A refusal in the way around is about the key of one's own, and says nothing of the one that is kept. */
    markRefused: (async (refusal, number) =>
      !(await route.refused(number)) && vault.markRefused(refusal, number)) satisfies Vault['markRefused'],
    /** The account that follows where requests go; made later, since it asks on the same way. */
    followedBy(service: AccountService): void {
      account = service;
    },
  };
}

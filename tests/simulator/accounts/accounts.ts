import { type Account, createAccount, GROUP_LIMITS, type Group, type KeyOptions } from './account';
import { createMeter, type Limits } from './meter';

/** The keys this VirusTotal has given out. */
export interface Accounts {
  add(key: string, limits: Partial<Limits>, options: KeyOptions, now: number): void;
  byKey(key: string): Account | undefined;
  /** By user id or by key (virustotal-api.md §1). */
  find(idOrKey: string): Account | undefined;
  /** Counters to zero, limits as they were given; the keys stay. */
  reset(): void;
}

export function createAccounts(): Accounts {
  const accounts = new Map<string, Account>();
  const groups = new Map<string, Group>();
  const groupNamed = (name: string): Group => {
    const group = groups.get(name) ?? { name, limits: { ...GROUP_LIMITS }, meter: createMeter() };
    groups.set(name, group);
    return group;
  };
  return {
    add(key, limits, options, now) {
      const account = createAccount(key, limits, options, Math.floor(now / 1000) - 400 * 86_400);
      if (options.group !== undefined) account.group = groupNamed(options.group);
      accounts.set(key, account);
    },
    byKey: (key) => accounts.get(key),
    find: (idOrKey) =>
      accounts.get(idOrKey) ?? [...accounts.values()].find((account) => account.id === idOrKey),
    reset() {
      for (const account of accounts.values()) {
        account.limits = { ...account.seedLimits };
        account.meter.reset();
        account.usage.reset();
      }
      for (const group of groups.values()) group.meter.reset();
    },
  };
}

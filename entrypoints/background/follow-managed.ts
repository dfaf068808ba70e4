import type { AccountService } from '@/utils/services/account/account';
import type { ManagedSource } from '@/utils/services/storage/managed-source';
import type { SettingsStore } from '@/utils/services/storage/settings-store';

/** Puts the administrator's key into its place, and tells everybody when the policy changes. */
export interface ManagedFollower {
  /** Resolves once the vault holds the key that is to be used; before that none may be read. Rejects while unknown. */
  ready(): Promise<void>;
  /** The policy changed. */
  changed(): void;
  /** At a birth. */
  follow(): Promise<void>;
}

interface FollowerParts {
  readonly managed: ManagedSource;
  readonly account: () => Pick<AccountService, 'setManagedKey'>;
  readonly settings: () => Pick<SettingsStore, 'reread'>;
  readonly onBug: (where: string, error: unknown) => void;
}

export function createManagedFollower({ managed, account, settings, onBug }: FollowerParts): ManagedFollower {
  let applied: Promise<void> | null = null;

  async function apply(): Promise<void> {
    const { key } = await managed.read();
    const told = await account().setManagedKey(key);
    if (!told.ok) throw new Error(told.failure.tag, { cause: told.failure });
  }

  function ready(): Promise<void> {
    if (applied) return applied;
    const begun = apply();
    applied = begun;
    // What could not be found out is asked again by whoever needs it next.
    begun.catch(() => {
      if (applied === begun) applied = null;
    });
    return begun;
  }

  async function follow(): Promise<void> {
    await ready();
    await managed.report();
  }

  return {
    ready,
    follow,
    changed() {
      // One after the other: an older policy must not be put in place after a newer one.
      const before = applied;
      const begun = Promise.resolve(before)
        .catch(() => undefined)
        .then(apply);
      applied = begun;
      begun.catch(() => {
        if (applied === begun) applied = null;
      });
      settings()
        .reread()
        .then(follow)
        .catch((error: unknown) => onBug('managed settings', error));
    },
  };
}

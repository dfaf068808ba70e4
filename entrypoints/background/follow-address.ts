import type { Route } from '@/utils/services/account/route';
import type { SettingsStore } from '@/utils/services/storage/settings-store';

interface AddressParts {
  readonly settings: Pick<SettingsStore, 'onChange'>;
  readonly settle: Route['settle'];
  /** A key kept before it was noted what for is for the address that is set at a birth. */
  readonly bind: () => Promise<void>;
  readonly onBug: (where: string, error: unknown) => void;
}

/**
 * Has the account follow to where the API is: with every change of the settings, and, for a change that a worker
 * did not live to tell, when the returned function is called at a birth.
 */
export function createAddressFollower({ settings, settle, bind, onBug }: AddressParts): () => Promise<void> {
  const follow = (): Promise<void> => settle().catch((error: unknown) => onBug('account', error));

  settings.onChange(() => void follow());
  return () =>
    bind()
      .catch((error: unknown) => onBug('account', error))
      .then(follow);
}

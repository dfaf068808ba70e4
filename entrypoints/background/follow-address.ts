import type { Settings } from '@/utils/domain/settings';
import type { AccountService } from '@/utils/services/account/account';
import type { SettingsStore } from '@/utils/services/storage/settings-store';

interface AddressParts {
  readonly settings: Pick<SettingsStore, 'read' | 'onChange'>;
  readonly account: Pick<AccountService, 'addressChanged'>;
  readonly onBug: (where: string, error: unknown) => void;
}

/**
 * Tells the account where the API is: with every change of the settings, and, for a change that a worker did not
 * live to tell, when the returned function is called at a birth.
 */
export function createAddressFollower({ settings, account, onBug }: AddressParts): () => Promise<void> {
  async function tell({ apiAddress }: Settings): Promise<void> {
    const told = await account.addressChanged(apiAddress);
    if (!told.ok) onBug('account', told.failure.tag);
  }

  settings.onChange((changed) => void tell(changed));
  return async () => {
    const read = await settings.read();
    if (read.ok) await tell(read.value);
  };
}

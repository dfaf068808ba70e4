import { fieldsOf, textOf } from '@/utils/domain/backup-field';
import type { Result } from '@/utils/domain/result';
import type { SecretBox } from '@/utils/domain/secret-box';
import type { SecretOutcome, SecretsRestored } from '@/utils/domain/transfer';
import type { AccountService } from '../account/account';
import type { SettingsStore } from '../storage/settings-store';
import type { Vault } from '../storage/vault';
import type { Webhook } from '../watch/webhook';
import type { WebhookStore } from '../watch/webhook-config';
import { closeBox, openBox, type RandomBytes } from './box';

/** The user's own key and webhook, in and out of a box. Neither is ever given to a page. */
export interface Secrets {
  /** Null when there is nothing of the user's own to save. */
  close(passphrase: string): Promise<SecretBox | null>;
  /** Whether this is the passphrase. */
  opens(box: SecretBox, passphrase: string): Promise<boolean>;
  /** The key is asked about at VirusTotal (free) as any key that is saved; what an administrator sets stays. */
  open(box: SecretBox, passphrase: string): Promise<SecretsRestored>;
}

interface SecretsParts {
  readonly vault: Pick<Vault, 'readOwnKey' | 'ownAddress' | 'keyState'>;
  readonly account: Pick<AccountService, 'saveKey'>;
  readonly store: Pick<WebhookStore, 'readOwn' | 'isManaged'>;
  readonly webhook: Pick<Webhook, 'save'>;
  readonly settings: Pick<SettingsStore, 'parts' | 'read'>;
  readonly randomBytes: RandomBytes;
}

const LONGEST = 4_000;

export function createSecrets(parts: SecretsParts): Secrets {
  const { vault, account, store, webhook, settings } = parts;

  async function keyIn(key: string | null, address: string | null): Promise<SecretOutcome> {
    if (key === null) return 'none';
    const state = await vault.keyState();
    if (state.set && state.managed) return 'managed';
    const set = await settings.read();
    if (!set.ok) return set.failure;
    if (set.value.apiAddress !== address) return 'elsewhere';
    return outcome(await account.saveKey(key));
  }

  async function webhookIn(address: string | null, secret: string | null): Promise<SecretOutcome> {
    if (address === null) return 'none';
    if (await store.isManaged()) return 'managed';
    return outcome(await webhook.save(address, secret));
  }

  return {
    async close(passphrase) {
      const [key, own] = [await vault.readOwnKey(), await store.readOwn()];
      if (key === null && own === null) return null;
      const set = await settings.parts();
      // Of settings that are lost nobody knows where a key belongs.
      const here = set.ok && !set.value.lost ? set.value.own.apiAddress : null;
      const apiAddress = (await vault.ownAddress()) ?? here;
      const text = JSON.stringify({
        ...{ apiAddress, key },
        webhookAddress: own?.address,
        webhookSecret: own?.secret,
      });
      return closeBox(text, passphrase, parts.randomBytes);
    },

    opens: async (box, passphrase) => (await openBox(box, passphrase)) !== null,

    async open(box, passphrase) {
      const text = await openBox(box, passphrase);
      const fields = text === null ? null : fieldsOf(parsed(text));
      if (!fields) return { opened: false };
      const field = (name: string): string | null => textOf(fields.get(name), LONGEST) || null;
      const key = await keyIn(field('key'), field('apiAddress'));
      return { opened: true, key, webhook: await webhookIn(field('webhookAddress'), field('webhookSecret')) };
    },
  };
}

function outcome(saved: Result<unknown>): SecretOutcome {
  return saved.ok ? 'saved' : saved.failure;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

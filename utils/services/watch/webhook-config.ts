import type { WebhookView } from '@/utils/domain/watch';
import { parseWebhookAddress } from '@/utils/domain/webhook';
import type { Storage } from '../storage/database';
import { transact } from '../storage/transact';

/** Where changes are sent, and what they are signed with. */
export interface WebhookConfig {
  readonly address: string;
  readonly secret: string | null;
}

/** Whose webhook it is: how deliveries to the one fare says nothing of the other. */
export type WebhookOwner = 'user' | 'administrator';

/** How the last delivery went, and until when none is tried because the receiver is down. */
export interface WebhookStanding {
  readonly last: WebhookView['last'];
  readonly holdUntil: number;
}

/**
 * In the vault beside the key, not among the settings: the address of many services is a secret by itself, and
 * `storage.local` is open to content scripts in Firefox.
 */
export interface WebhookStore {
  /** The administrator's, where there is one. */
  read(): Promise<WebhookConfig | null>;
  readOwn(): Promise<WebhookConfig | null>;
  isManaged(): Promise<boolean>;
  owner(): Promise<WebhookOwner>;
  write(config: WebhookConfig | null): Promise<void>;
  standing(owner: WebhookOwner): Promise<WebhookStanding>;
  setStanding(owner: WebhookOwner, standing: WebhookStanding): Promise<void>;
}

const CONFIG = 'webhook';
const STANDING = { user: 'webhook-standing', administrator: 'webhook-standing-managed' } as const;
const UNTRIED: WebhookStanding = { last: null, holdUntil: 0 };

export function createWebhookStore(
  storage: Storage,
  managed: () => Promise<WebhookConfig | null> = async () => null,
): WebhookStore {
  const write = (work: (vault: VaultStore) => Promise<unknown>): Promise<void> =>
    storage.run((database) =>
      transact(database, ['vault'], 'strict', async (transaction) => {
        await work({
          put: (value, key) => transaction.objectStore('vault').put(value, key),
          delete: (key) => transaction.objectStore('vault').delete(key),
        });
      }),
    );

  const readOwn = async (): Promise<WebhookConfig | null> =>
    parseConfig(await storage.run((database) => database.get('vault', CONFIG)));

  return {
    read: async () => (await managed()) ?? (await readOwn()),
    readOwn,
    isManaged: async () => (await managed()) !== null,
    owner: async () => ((await managed()) === null ? 'user' : 'administrator'),
    write: (config) =>
      write(async (vault) => {
        await vault.delete(STANDING.user);
        await (config ? vault.put(config, CONFIG) : vault.delete(CONFIG));
      }),
    standing: async (owner) =>
      parseStanding(await storage.run((database) => database.get('vault', STANDING[owner]))),
    setStanding: (owner, standing) => write((vault) => vault.put(standing, STANDING[owner])),
  };
}

interface VaultStore {
  put(value: unknown, key: string): Promise<unknown>;
  delete(key: string): Promise<unknown>;
}

function parseConfig(stored: unknown): WebhookConfig | null {
  if (typeof stored !== 'object' || stored === null) return null;
  const { address, secret } = stored as Record<string, unknown>;
  const parsed = typeof address === 'string' ? parseWebhookAddress(address) : null;
  return parsed === null ? null : { address: parsed, secret: typeof secret === 'string' ? secret : null };
}

/** Only we write it, and what is lost of it is one line of the page. */
function parseStanding(stored: unknown): WebhookStanding {
  if (typeof stored !== 'object' || stored === null) return UNTRIED;
  const { last, holdUntil } = stored as Partial<WebhookStanding>;
  return { last: last ?? null, holdUntil: typeof holdUntil === 'number' ? holdUntil : 0 };
}

import type { Send } from './call';
import type { Reply } from './reply';
import { type Account, type AccountQuotas, readAccount, readQuotas } from './schema-account';

/** What VirusTotal tells about the key's own account (virustotal-api.md §1). */
export interface AccountCalls {
  /** What the account may spend and has spent. Costs no quota; it also tells whether a key works. */
  quotas(signal?: AbortSignal): Promise<Reply<AccountQuotas>>;
  /** By user id: the key may stand in the path of `overall_quotas` only. */
  user(id: string, signal?: AbortSignal): Promise<Reply<Account>>;
}

export function createAccount(send: Send): AccountCalls {
  return {
    quotas: (signal) =>
      send({
        path: (key) => ['users', key, 'overall_quotas'],
        read: readQuotas,
        confidential: true,
        signal,
      }),
    user: (id, signal) => send({ path: ['users', id], read: readAccount, confidential: true, signal }),
  };
}

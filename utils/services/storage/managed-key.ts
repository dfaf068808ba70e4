import { ACCOUNT_KEY, parseAccount } from './account-record';
import { KEY } from './erase-key';
import { anotherAccount, beginAccount, type KEY_STORES, type KeptKey, parseKept } from './kept-key';
import type { Writing } from './transact';

/** Where the user's own key waits, in `vault`, while the administrator's is in use. */
export const OWN_KEY = 'own-key';

/**
 * Puts the administrator's key in the place of the user's, or, as null, the user's own back: `changed` is false
 * when that is how it is already, and `erased` says that another key of an administrator's is gone. Another key is
 * another account.
 */
export async function manageKey(
  transaction: Writing<typeof KEY_STORES>,
  managed: string | null,
): Promise<{ readonly changed: boolean; readonly erased: boolean }> {
  const [vault, meta] = [transaction.objectStore('vault'), transaction.objectStore('meta')];
  const kept = parseKept(await vault.get(KEY));
  const inUse = kept?.managed ? kept.key : null;
  if (inUse === managed) return { changed: false, erased: false };
  const own = inUse === null ? kept : parseKept(await vault.get(OWN_KEY));
  const next: Pick<KeptKey, 'key' | 'managed' | 'address'> | null =
    managed === null ? own : { key: managed, managed: true };
  await (managed !== null && own ? vault.put(own, OWN_KEY) : vault.delete(OWN_KEY));
  if (!next) await vault.delete(KEY);
  await beginAccount(transaction, next, anotherAccount(parseAccount(await meta.get(ACCOUNT_KEY))));
  return { changed: true, erased: inUse !== null };
}

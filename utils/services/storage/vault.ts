import type { KeyState } from '@/utils/domain/key-state';
import { failed, type Result, success } from '@/utils/domain/result';
import { ACCOUNT_KEY, parseAccount } from './account-record';
import { attempt } from './attempt';
import type { Storage } from './database';
import { fillAndClear, KEY, overwriteAndDelete } from './erase-key';
import {
  anotherAccount,
  beginAccount,
  bindKey,
  freshly,
  isFor,
  KEY_STORES,
  type KeptKey,
  parseKept,
  type Refusal,
  type SavedKey,
} from './kept-key';
import { LIMITS_KEY, parseLimits } from './learned-limits';
import { manageKey, OWN_KEY } from './managed-key';
import { transact, type Writing } from './transact';

/**
 * The API key, in the extension's own database, which no content script can open in either browser
 * (platform.md fact 7). Nothing but the client reads the key itself. Reading rejects when the database cannot
 * be read: that is not "no key".
 */
export interface Vault {
  readKey(): Promise<string | null>;
  /** The number of the account in use (`AccountRecord`), for the marks below. */
  account(): Promise<number>;
  /** Whether there is a key, and what speaks against it. */
  standing(): Promise<Standing | null>;
  /**
   * Keeps a key, which is for the API at `address` (left out, wherever that is), in the place of the last one;
   * nothing is known about it yet, and unless it is the same one, it is another account. While another address is
   * asked, as on a gateway's way around, its account stays. Fails with `forbidden` while the administrator's key is
   * in use.
   */
  saveKey(key: string, address?: string): Promise<Result<SavedKey>>;
  /**
   * Overwrites the key, deletes it, and makes the database write over what is left of it on the disk. Fails with
   * `forbidden` while the administrator's key is in use.
   */
  forgetKey(): Promise<Result<null>>;
  /** The user's own key, also while the administrator's is in use in its place. */
  readOwnKey(): Promise<string | null>;
  /** The API that it was given for; null where that was not noted. */
  ownAddress(): Promise<string | null>;
  /** A key of the user's in use of which nobody noted what it is for is for the API at this address. */
  bind(address: string): Promise<void>;
  /** The administrator's key, or null for none, in which case the user's own is in use. False when it was before. */
  manage(key: string | null): Promise<Result<boolean>>;
  /** The API is at this address. False when it was before; elsewhere, the key is another account's. */
  moveTo(address: string): Promise<Result<boolean>>;
  keyState(): Promise<KeyState>;
  /** VirusTotal accepted the key. False when another account is in use by now, or none. */
  markTested(at: number, account: number): Promise<boolean>;
  /** VirusTotal refused the key. False when another account is in use by now, or none. */
  markRefused(refused: Refusal, account: number): Promise<boolean>;
}

/** A key that is kept, without the key. */
export interface Standing {
  readonly account: number;
  readonly refused: Refusal | null;
}

/** `readAddress` says where the API is; null while nobody knows, and then nothing is sent anyway. */
export function createVault(
  storage: Storage,
  readAddress: () => Promise<string | null> = async () => null,
): Vault {
  const readAll = () =>
    storage.run(async (database) => {
      const transaction = database.transaction(KEY_STORES);
      const [vault, meta] = [transaction.objectStore('vault'), transaction.objectStore('meta')];
      const records = [vault.get(KEY), meta.get(ACCOUNT_KEY), meta.get(LIMITS_KEY)];
      const [kept, account, limits] = await Promise.all(records);
      return {
        kept: parseKept(kept),
        account: parseAccount(account).number,
        limits: parseLimits(limits),
      };
    });

  /** A key that was given for another address is as good as none. */
  async function read() {
    const all = { ...(await readAll()), keptFor: undefined };
    if (!all.kept?.address) return all;
    const address = await readAddress();
    if (address === null || isFor(all.kept, address)) return all;
    return { ...all, kept: null, keptFor: all.kept.address };
  }

  /** The user's own key, wherever it waits and whatever it is for. */
  async function readOwn(): Promise<KeptKey | null> {
    const { kept } = await readAll();
    return kept?.managed ? parseKept(await storage.run((database) => database.get('vault', OWN_KEY))) : kept;
  }

  const write = <T>(work: (transaction: Writing<typeof KEY_STORES>) => Promise<T>): Promise<T> =>
    storage.run((database) => transact(database, KEY_STORES, 'strict', work));

  const mark = (account: number, next: (kept: KeptKey) => KeptKey): Promise<boolean> =>
    write(async (transaction) => {
      const vault = transaction.objectStore('vault');
      const kept = parseKept(await vault.get(KEY));
      const current = parseAccount(await transaction.objectStore('meta').get(ACCOUNT_KEY)).number;
      if (!kept || current !== account) return false;
      await vault.put(next(kept), KEY);
      return true;
    });

  return {
    readKey: async () => (await read()).kept?.key ?? null,

    account: async () => (await readAll()).account,

    async standing() {
      const { kept, account } = await read();
      return kept && { account, refused: kept.refused };
    },

    saveKey: (key, address) =>
      attempt(() =>
        write(async (transaction) => {
          const kept = parseKept(await transaction.objectStore('vault').get(KEY));
          if (kept?.managed) return null;
          const current = parseAccount(await transaction.objectStore('meta').get(ACCOUNT_KEY));
          const { number: before, address: at } = current;
          if (address !== undefined && address !== at) {
            await transaction.objectStore('vault').put(freshly({ key, address }), KEY);
            return { before, account: before, at };
          }
          const next = kept?.key === key ? current : anotherAccount(current);
          return {
            before,
            account: await beginAccount(
              transaction,
              { key, ...(address !== undefined && { address }) },
              next,
            ),
            at,
          };
        }),
      ).then((saved) => {
        if (!saved.ok) return saved;
        return saved.value ? success(saved.value) : failed({ tag: 'forbidden' });
      }),

    readOwnKey: async () => (await readOwn())?.key ?? null,

    ownAddress: async () => (await readOwn())?.address ?? null,

    bind: (address) => write((transaction) => bindKey(transaction, address)),

    async manage(key) {
      const changed = await attempt(() => write((transaction) => manageKey(transaction, key)));
      if (!changed.ok) return changed;
      // Nothing of an administrator's key stays on the disk once it is taken back, or another is in its place.
      if (changed.value.erased) await attempt(() => storage.run(fillAndClear));
      return success(changed.value.changed);
    },

    async forgetKey() {
      if ((await readAll()).kept?.managed) return failed({ tag: 'forbidden' });
      const forgotten = await attempt(() => storage.run(overwriteAndDelete));
      // Only a second lock on the door: the key is deleted already, so a full disk here is no failure.
      if (forgotten.ok) await attempt(() => storage.run(fillAndClear));
      return forgotten;
    },

    moveTo: (address) =>
      attempt(() =>
        write(async (transaction) => {
          const account = parseAccount(await transaction.objectStore('meta').get(ACCOUNT_KEY));
          if (account.address === address) return false;
          const kept = parseKept(await transaction.objectStore('vault').get(KEY));
          await beginAccount(transaction, kept, { ...anotherAccount(account), address });
          return true;
        }),
      ),

    async keyState() {
      const { kept, limits, keptFor } = await read();
      if (!kept) return { set: false, ...(keptFor !== undefined && { keptFor }) };
      const { testedAt, refused, managed } = kept;
      const ending = managed ? '' : kept.key.slice(-4);
      return { set: true, ending, testedAt, refused, limits, ...(managed && { managed }) };
    },

    markTested: (testedAt, account) => mark(account, (kept) => ({ ...kept, testedAt, refused: null })),

    markRefused: (refused, account) => mark(account, (kept) => ({ ...kept, refused })),
  };
}

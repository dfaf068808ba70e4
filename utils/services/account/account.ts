import { parseApiKey } from '@/utils/domain/api-key';
import type { KeyState } from '@/utils/domain/key-state';
import type { QuotaLimits } from '@/utils/domain/quota';
import { failed, type Result, success } from '@/utils/domain/result';
import type { Clock } from '../clock';
import type { Lanes } from '../quota/lanes';
import type { Ledger } from '../quota/ledger';
import type { Limits } from '../quota/limits';
import type { Vault } from '../storage/vault';
import type { Answer, Reply } from '../virustotal/reply';
import type { AccountQuotas } from '../virustotal/schema-account';

/** The user's own key and what its account allows. Nothing here ever returns the key. */
export interface AccountService {
  /**
   * Asks VirusTotal about the key (free) and keeps it unless VirusTotal refuses it. Without a connection it is
   * kept untested: the next look-up will tell.
   */
  saveKey(text: string): Promise<Result<KeyState>>;
  /** Asks about the key that is kept, and learns its limits. */
  testKey(): Promise<Result<QuotaLimits>>;
  forgetKey(): Promise<Result<null>>;
}

interface AccountParts {
  readonly vault: Vault;
  readonly lanes: Lanes;
  readonly limits: Limits;
  readonly ledger: Ledger;
  readonly clock: Clock;
  /** `overall_quotas` with a key that is not kept yet. */
  readonly probe: (key: string) => Promise<Reply<AccountQuotas>>;
  readonly onChange: () => void;
}

/** What the account told, and when it was asked, on our clock. */
interface Told extends Pick<Answer<AccountQuotas>, 'value' | 'serverTime'> {
  readonly askedAt: number;
}

export function createAccountService(parts: AccountParts): AccountService {
  const { vault, lanes, limits, ledger, clock, onChange } = parts;

  /** Another key's count is another account's: it is taken over whole, the same key's only where higher. */
  async function learn(told: Told, anotherKey: boolean): Promise<QuotaLimits> {
    const { askedAt: at, serverTime } = told;
    const { limits: allowed, used } = told.value;
    const current = await limits.learn(allowed);
    const count = { dayUsed: used.day, monthUsed: used.month, at, serverTime };
    await (anotherKey ? ledger.adopt(count) : ledger.correct(count));
    await vault.markTested(clock.now(), current);
    lanes.resume();
    onChange();
    return current;
  }

  return {
    async saveKey(text) {
      const key = parseApiKey(text);
      if (!key.ok) return key;
      const askedAt = clock.now();
      const reply = await parts.probe(key.value);
      if (!reply.ok && isRefusal(reply.failure.tag)) return failed(reply.failure);
      const anotherKey = (await vault.readKey()) !== key.value;
      const saved = await vault.saveKey(key.value);
      if (!saved.ok) return saved;
      if (reply.ok) await learn({ ...reply, askedAt }, anotherKey);
      lanes.resume();
      onChange();
      return success(await vault.keyState());
    },

    async testKey() {
      const key = await vault.readKey();
      if (key === null) return failed({ tag: 'no-key' });
      const askedAt = clock.now();
      const reply = await parts.probe(key);
      if (reply.ok) return success(await learn({ ...reply, askedAt }, false));
      const { tag } = reply.failure;
      if (tag === 'wrong-key' || tag === 'inactive-user') await vault.markRefused(tag);
      onChange();
      return failed(reply.failure);
    },

    async forgetKey() {
      const forgotten = await vault.forgetKey();
      onChange();
      return forgotten;
    },
  };
}

function isRefusal(tag: string): boolean {
  return tag === 'wrong-key' || tag === 'inactive-user' || tag === 'forbidden' || tag === 'bad-input';
}

import { parseApiKey } from '@/utils/domain/api-key';
import type { KeyState } from '@/utils/domain/key-state';
import type { QuotaLimits } from '@/utils/domain/quota';
import { failed, type Result, success } from '@/utils/domain/result';
import type { Clock } from '../clock';
import type { Lanes } from '../quota/lanes';
import type { Ledger } from '../quota/ledger';
import type { Limits } from '../quota/limits';
import { attempt } from '../storage/attempt';
import type { Vault } from '../storage/vault';
import type { Answer, Reply } from '../virustotal/reply';
import type { AccountQuotas } from '../virustotal/schema-account';
import type { Way } from './route';

/** The user's own key and what its account allows. Nothing here ever returns the key. */
export interface AccountService {
  /**
   * Asks VirusTotal about the key (free) and keeps it unless VirusTotal refuses it. Without a connection it is
   * kept untested: the next look-up will tell.
   */
  saveKey(text: string): Promise<Result<KeyState>>;
  /**
   * Asks about the key that is kept, and learns its limits. `cancelled` when it was replaced meanwhile: then the
   * reply is about nobody.
   */
  testKey(): Promise<Result<QuotaLimits>>;
  /** The administrator's key, or null for none: what waits to be sent goes on with the key that is in use then. */
  setManagedKey(key: string | null): Promise<Result<null>>;
  /** What waits to be sent ends with `no-key`. */
  forgetKey(): Promise<Result<null>>;
  /**
   * The API is at this address, as the settings say; to be told at each birth and whenever they change. Elsewhere
   * nothing is known of the key, its limits and its count.
   */
  addressChanged(address: string): Promise<Result<null>>;
}

interface AccountParts {
  readonly vault: Vault;
  readonly lanes: Lanes;
  readonly limits: Limits;
  readonly ledger: Ledger;
  readonly clock: Clock;
  /** Where requests go now, and with which key. Rejects when that cannot be found out. */
  readonly way: () => Promise<Way>;
  /** Has the account follow to where requests go now. Rejects when that cannot be found out. */
  readonly settle: () => Promise<void>;
  /** Where the settings say that the API is. Rejects when they cannot be read. */
  readonly readAddress: () => Promise<string>;
  /** `overall_quotas` there, with this key. */
  readonly probe: (way: Way) => Promise<Reply<AccountQuotas>>;
  readonly onChange: () => void;
}

/** What the account told, and when it was asked, on our clock. */
interface Told extends Pick<Answer<AccountQuotas>, 'value' | 'serverTime'> {
  readonly askedAt: number;
}

export function createAccountService(parts: AccountParts): AccountService {
  const { vault, lanes, limits, ledger, clock, onChange } = parts;

  /** Null when another account is in use by now. */
  async function learn({ value, serverTime, askedAt }: Told, account: number): Promise<QuotaLimits | null> {
    const current = await limits.learn(value.limits, account);
    if (!current) return null;
    const { day: dayUsed, month: monthUsed } = value.used;
    await ledger.correct({ dayUsed, monthUsed, own: value.own, at: askedAt, serverTime, account });
    await ledger.liftPauses();
    await vault.markTested(clock.now(), account);
    return current;
  }

  /** What waits is looked at anew, and so is what is shown. */
  function changed(): void {
    lanes.resume();
    onChange();
  }

  return {
    async saveKey(text) {
      const key = parseApiKey(text);
      if (!key.ok) return key;
      // Read once and first: a policy that comes from here on takes the key nowhere else.
      const read = await attempt(parts.readAddress);
      if (!read.ok) return read;
      const address = read.value;
      // An address that was saved a moment ago: what is learned there would be about no account yet.
      const settled = await attempt(parts.settle);
      if (!settled.ok) return settled;
      const state = await vault.keyState();
      if (state.set && state.managed) return failed({ tag: 'forbidden' });
      const asked = await vault.account();
      const askedAt = clock.now();
      const reply = await parts.probe({ key: key.value, address });
      if (!reply.ok && isRefusal(reply.failure.tag)) return failed(reply.failure);
      const saved = await vault.saveKey(key.value, address);
      if (!saved.ok) return saved;
      // Were the key or the address changed elsewhere meanwhile, or is a gateway's way around open, the reply is
      // not about the account that is asked.
      const { before, account, at } = saved.value;
      if (reply.ok && before === asked && at === address) await learn({ ...reply, askedAt }, account);
      changed();
      return success(await vault.keyState());
    },

    async testKey() {
      const account = await vault.account();
      const way = await attempt(parts.way);
      if (!way.ok) return way;
      if (way.value.key === null) return failed({ tag: 'no-key' });
      const askedAt = clock.now();
      const reply = await parts.probe(way.value);
      if (reply.ok) {
        const learned = await learn({ ...reply, askedAt }, account);
        changed();
        return learned ? success(learned) : failed({ tag: 'cancelled', sent: 0 });
      }
      const { tag } = reply.failure;
      if (tag === 'wrong-key' || tag === 'inactive-user') await vault.markRefused(tag, account);
      onChange();
      return failed(reply.failure);
    },

    async setManagedKey(key) {
      const managed = await vault.manage(key);
      if (managed.ok && managed.value) changed();
      return managed.ok ? success(null) : managed;
    },

    async forgetKey() {
      const forgotten = await vault.forgetKey();
      changed();
      return forgotten;
    },

    async addressChanged(address) {
      const moved = await vault.moveTo(address);
      if (moved.ok && moved.value) changed();
      return moved.ok ? success(null) : moved;
    },
  };
}

function isRefusal(tag: string): boolean {
  return tag === 'wrong-key' || tag === 'inactive-user' || tag === 'forbidden' || tag === 'bad-input';
}

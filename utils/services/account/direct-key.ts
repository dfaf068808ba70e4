import { parseApiKey } from '@/utils/domain/api-key';
import type { DirectState } from '@/utils/domain/direct-state';
import { failed, type Result, success } from '@/utils/domain/result';
import type { Lanes } from '../quota/lanes';
import type { PersonalKey } from '../storage/personal-key';
import type { Reply } from '../virustotal/reply';
import type { AccountQuotas } from '../virustotal/schema-account';
import type { AccountService } from './account';
import type { Route } from './route';

/** The key of one's own beside a gateway's token, as the settings show and change it. */
export interface DirectKey {
  state(): Promise<Result<DirectState>>;
  /**
   * Asks VirusTotal about it (free) and keeps it unless VirusTotal refuses it. In the place of one that is in use at
   * the moment, it is asked what this one may spend.
   */
  save(text: string): Promise<Result<DirectState>>;
  forget(): Promise<Result<DirectState>>;
}

interface DirectKeyParts {
  readonly personal: PersonalKey;
  readonly route: Pick<Route, 'directUntil' | 'turnBack' | 'settle'>;
  readonly account: Pick<AccountService, 'testKey'>;
  readonly lanes: Pick<Lanes, 'resume'>;
  /** `overall_quotas` at VirusTotal itself, with this key. */
  readonly probe: (key: string) => Promise<Reply<AccountQuotas>>;
}

export function createDirectKey(parts: DirectKeyParts): DirectKey {
  const { personal, route, account, lanes, probe } = parts;

  async function state(): Promise<Result<DirectState>> {
    const key = await personal.readKey();
    const refused = key !== null && !(await personal.isUsable());
    return success({ ending: key?.slice(-4) ?? null, refused, until: await route.directUntil() });
  }

  return {
    state,

    async save(text) {
      const key = parseApiKey(text);
      if (!key.ok) return key;
      const reply = await probe(key.value);
      // Whatever else went wrong says nothing about the key.
      const refused = !reply.ok && ['wrong-key', 'inactive-user'].includes(reply.failure.tag);
      if (!reply.ok && refused) return failed(reply.failure);
      const saved = await personal.save(key.value);
      if (!saved.ok) return saved;
      // Where the way around is over by now, the gateway's account is the one that is asked about.
      if (saved.value.began && (await route.turnBack()) !== null) {
        await account.testKey();
        // What waits looks at the account anew, also where nothing was learned of it.
        lanes.resume();
      }
      return state();
    },

    async forget() {
      const forgotten = await personal.forget();
      if (!forgotten.ok) return forgotten;
      await route.settle();
      return state();
    },
  };
}

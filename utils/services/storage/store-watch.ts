import type { Clock } from '../clock';
import type { Log } from './log';
import type { Mirror } from './mirror';
import type { SettingsStore } from './settings-store';

interface StoreWatchParts {
  readonly mirror: Mirror;
  readonly settings: Pick<SettingsStore, 'secure'>;
  readonly log: Pick<Log, 'append'>;
  readonly clock: Pick<Clock, 'now'>;
  /** Asks VirusTotal, for free, what the account has spent; without a key or a connection it fails. */
  readonly askAccount: () => Promise<unknown>;
}

/**
 * Looks, once a birth, whether a store was emptied behind our back, and puts the mark into both (faults.md
 * §4.19–21). A lost ledger would let a day be spent twice, so the account is asked for its own count first. Lost
 * settings are for the user to save again: until then the loss stays on record.
 */
export function createStoreWatch(parts: StoreWatchParts): () => Promise<void> {
  const { mirror, settings, log, clock, askAccount } = parts;
  return async () => {
    const state = await mirror.checkSentinel();
    const secured = await settings.secure();
    if (state === 'intact') return;
    if (state !== 'first-run') {
      await log.append({ at: clock.now(), level: 'error', event: 'a store was lost', detail: state });
    }
    if (state === 'database-lost') await askAccount();
    if (secured.ok) await mirror.restoreSentinel();
  };
}

import type { Settings } from '@/utils/domain/settings';
import type { Clock } from '../clock';
import type { RunParts } from './parts';
import type { WebhookStore } from './webhook-config';

interface TellingParts {
  readonly settings: () => Promise<Settings>;
  readonly store: Pick<WebhookStore, 'current'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly newId: () => string;
}

/** By what changes that are made now are told: as the user wants it at this moment, not when they are told. */
export function createTelling({ settings, store, clock, newId }: TellingParts): RunParts['telling'] {
  return async () => {
    const [{ watchNotify }, { config }] = await Promise.all([settings(), store.current()]);
    return () => ({
      id: newId(),
      ...(watchNotify ? { notice: 'due', noticeAt: clock.now() } : { notice: 'off' }),
      ...(config ? { webhook: 'due', webhookAt: clock.now() } : { webhook: 'off' }),
    });
  };
}

import { createRetention } from '@/utils/services/storage/retention';
import type { Core } from './compose-core';
import type { composeWatch } from './compose-watch';

/** What keeps history, log and the watchlist's runs within the settings. */
export function composeRetention(core: Core, watch: ReturnType<typeof composeWatch>) {
  const { storage, clock, settings, history, log, onBug } = core;
  const retention = createRetention({
    ...{ storage, clock, history, log, onBug },
    settings: settings.read,
    sweepRuns: async (now, days) => {
      await watch.watchRuns.sweep(now, days);
      await watch.watchChanges.sweep();
    },
  });
  settings.onChange(() => void retention.keepWithin());
  return { retention };
}

import { createRetention } from '@/utils/services/storage/retention';
import type { Core } from './compose-core';
import type { composeDownloads } from './compose-downloads';
import type { composeParticipation } from './compose-participation';
import type { composeUploads } from './compose-uploads';
import type { composeWatch } from './compose-watch';

/** Whose rows grow old. */
type Kept = Pick<ReturnType<typeof composeDownloads>, 'downloadTable'> &
  Pick<ReturnType<typeof composeUploads>, 'uploads'> &
  Pick<ReturnType<typeof composeParticipation>, 'participation'> &
  Pick<ReturnType<typeof composeWatch>, 'watchRuns' | 'watchChanges'>;

/** What keeps history, log and the watchlist's runs within the settings, and everything else within its own time. */
export function composeRetention(core: Core, kept: Kept) {
  const { storage, clock, settings, history, log, onBug } = core;
  const retention = createRetention({
    ...{ storage, clock, history, log, onBug },
    settings: settings.read,
    sweepRuns: async (now, days) => {
      await kept.watchRuns.sweep(now, days);
      await kept.watchChanges.sweep();
    },
    sweepRows: async (now) => {
      await core.table.sweep(now);
      await kept.downloadTable.sweep(now);
      await kept.uploads.sweep(now);
      await kept.participation.sweep(now);
    },
  });
  settings.onChange(() => void retention.keepWithin());
  return { retention };
}

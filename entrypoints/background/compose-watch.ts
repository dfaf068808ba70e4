import type { KeyValueArea } from '@/utils/services/storage/key-value-area';
import { createRemoved } from '@/utils/services/storage/removed';
import { createWatchChanges } from '@/utils/services/watch/changes';
import { createWatchMirror } from '@/utils/services/watch/mirror';
import { createWatchNotices, type NoticeDoor } from '@/utils/services/watch/notices';
import { createWatchRuns } from '@/utils/services/watch/runs';
import { createWatchTable } from '@/utils/services/watch/table';
import { createTelling } from '@/utils/services/watch/telling';
import { createWatchWalk } from '@/utils/services/watch/walk';
import { createWatchlist } from '@/utils/services/watch/watch';
import { createWebhook, type WebhookParts } from '@/utils/services/watch/webhook';
import { createWebhookStore } from '@/utils/services/watch/webhook-config';
import type { Core } from './compose-core';
import { orDefaults } from './settings-or';

/** What the watchlist needs of the browser besides what all services do. */
export interface WatchOutside
  extends Pick<WebhookParts, 'send' | 'timeout' | 'mayReach' | 'isOnline' | 'newId' | 'random'> {
  readonly area: KeyValueArea;
  readonly notices: NoticeDoor;
}

/** Where changes of the watchlist are told. */
export interface WatchListeners {
  changed(): void;
}

/** The watchlist, its notices and its webhook. */
export function composeWatch(core: Core, outside: WatchOutside, { changed }: WatchListeners) {
  const { storage, clock, checks, table, reports, ledger, vault, log, onBug, holdsKey } = core;
  const { area, newId, random, isOnline } = outside;
  const settings = core.readSettings;
  const changes = createWatchChanges(storage);
  const webhookStore = createWebhookStore(storage, async () => (await core.managed.read()).webhook);
  const watchTable = createWatchTable(storage);
  const removed = createRemoved({ storage, clock, newId, onBug });

  const mirror = createWatchMirror({ storage, area, clock, settings, log, onBug, onRestored: changed });
  const notices = createWatchNotices({
    changes,
    door: outside.notices,
    settings,
    clock,
    onChange: changed,
    onBug,
  });
  const webhook = createWebhook({
    ...{ changes, store: webhookStore, clock, random, newId, log, holdsKey, onBug, isOnline },
    ...{ send: outside.send, timeout: outside.timeout, mayReach: outside.mayReach },
    onChange: changed,
  });

  const watchlist = createWatchlist({
    ...{ checks, reports, settings, clock, onBug, mirror, removed },
    shown: () => orDefaults(core.settings.read()),
    walk: createWatchWalk({ storage, log, clock }),
    table: watchTable,
    findCheck: table.get,
    dropCheck: table.dropListed,
    mayAsk: async () => (await vault.standing())?.refused === null,
    telling: createTelling({ settings, store: webhookStore, clock, newId }),
    limits: async () => (await ledger.view(clock.now())).limits,
    onChange: changed,
    onNews: () => {
      void tell();
      void mirror.sync();
    },
  });
  core.onCheck(watchlist.onCheck);

  /** What is to be told is in the database: telling twice at once does no harm. */
  async function tell(): Promise<void> {
    await Promise.all([notices.go(), webhook.go()]);
  }

  core.onAccount(() => void watchlist.goOn());
  core.settings.onChange(() => {
    watchlist.replan().catch((error: unknown) => onBug('watchlist', error));
    void tell();
  });
  const watchRuns = createWatchRuns(storage);

  return {
    watchlist,
    watchChanges: changes,
    watchRuns,
    watchMirror: mirror,
    removed,
    webhook,
    webhookStore,
    /** Goes on with what is due, and with what is to be told. Harmless to call at any time. */
    goOnWatching: async () => {
      await Promise.all([watchlist.goOn(), tell(), removed.sweep()]);
    },
  };
}

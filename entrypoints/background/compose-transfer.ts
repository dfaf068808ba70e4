import { createListRestorer } from '@/utils/services/transfer/restore-list';
import { createSavedParts } from '@/utils/services/transfer/save';
import { createSecrets } from '@/utils/services/transfer/secrets';
import type { Core } from './compose-core';
import type { composeLists } from './compose-lists';
import type { composeWatch } from './compose-watch';

/** Backups: what goes out of them, and into them. */
export function composeTransfer(
  core: Core,
  { lists, listTable, listsChanged }: ReturnType<typeof composeLists>,
  { webhook, webhookStore }: ReturnType<typeof composeWatch>,
  randomBytes: (length: number) => Uint8Array<ArrayBuffer>,
) {
  const { storage, vault, keptKeys, account, clock, settings, readSettings } = core;
  return {
    savedParts: createSavedParts({ storage, keptKeys }),
    listRestorer: createListRestorer({
      ...{ lists, table: listTable, settings: readSettings, clock },
      onChange: listsChanged,
    }),
    secrets: createSecrets({ vault, account, settings, webhook, store: webhookStore, randomBytes }),
  };
}

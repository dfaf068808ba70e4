import type { BackupPart } from '@/utils/domain/backup';
import type { MessageKey } from '../../text';

/** What each part is called. */
export const PART_WORD: Readonly<Record<BackupPart, MessageKey>> = {
  settings: 'tabSettings',
  lists: 'tabLists',
  watchlist: 'tabWatchlist',
  history: 'tabHistory',
  secrets: 'backupSecrets',
};

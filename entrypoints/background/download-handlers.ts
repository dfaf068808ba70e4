import { success } from '@/utils/domain/result';
import { showDownloadsBadge } from '@/utils/platform/badge';
import { downloadAccess } from '@/utils/platform/file-access';
import type { DownloadMessages } from '@/utils/rpc/download-messages';
import type { HandlersOf } from '@/utils/rpc/server';
import { badgeOf } from '@/utils/services/downloads/news';
import type { Services } from './compose';

/** What pages ask about finished downloads. */
export function createDownloadHandlers({
  downloads,
  downloadTable,
  holds,
  clock,
  onBug,
}: Services): HandlersOf<DownloadMessages> {
  /** What was looked at needs no badge any more. */
  async function noteLook(): Promise<void> {
    await downloadTable.setViewedAt(clock.now());
    await showDownloadsBadge(await badgeOf(downloadTable, await holds.list()));
  }

  return {
    listDownloads: async (wanted) => {
      // On a full disk that cannot be noted, and the list is shown all the same.
      await noteLook().catch((error: unknown) => onBug('badge', error));
      return success(await downloads.list(wanted));
    },
    checkDownload: ({ key }) => downloads.check(key),
    cancelDownloadCheck: ({ key }) => downloads.cancel(key),
    keepFile: ({ key }) => downloads.keep(key),
    deleteFile: ({ key }) => downloads.deleteFile(key),
    resumeDownload: ({ key }) => holds.resume(key),
    cancelDownload: ({ key }) => holds.cancel(key),
    removeDownload: ({ key }) => downloads.remove(key),
    fileAccess: async () => success(await downloadAccess()),
  };
}

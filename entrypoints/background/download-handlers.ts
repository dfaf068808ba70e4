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
  clock,
}: Services): HandlersOf<DownloadMessages> {
  return {
    listDownloads: async (wanted) => {
      await downloadTable.setViewedAt(clock.now());
      // What was looked at needs no badge any more.
      await showDownloadsBadge(await badgeOf(downloadTable));
      return success(await downloads.list(wanted));
    },
    checkDownload: ({ key }) => downloads.check(key),
    cancelDownloadCheck: ({ key }) => downloads.cancel(key),
    keepFile: ({ key }) => downloads.keep(key),
    deleteFile: ({ key }) => downloads.deleteFile(key),
    removeDownload: ({ key }) => downloads.remove(key),
    fileAccess: async () => success(await downloadAccess()),
  };
}

import type { NoticePress } from '@/utils/platform/download-notices';
import { openDownloads, openReport } from '@/utils/platform/own-window';
import { wasFound } from '@/utils/services/downloads/news';
import type { Services } from './compose';

/** Delete asks first, in the page: nothing is deleted from a notification (DESIGN §5). */
export function createNoticePress({ downloads, onBug }: Services): (press: NoticePress) => void {
  async function act({ key, button }: NoticePress): Promise<void> {
    const download = key === null ? null : await downloads.get(key);
    if (!download) return openDownloads('downloads');
    if (button !== null && wasFound(download)) {
      if (button === 0) return openDownloads(`delete=${encodeURIComponent(download.key)}`);
      await downloads.keep(download.key);
      return;
    }
    return download.checkId === null ? openDownloads('downloads') : openReport(download.checkId);
  }

  return (press) => {
    act(press).catch((error: unknown) => onBug('notice', error));
  };
}

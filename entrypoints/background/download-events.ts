import { onDownloadNotice } from '@/utils/platform/download-notices';
import { onDownloadFinished } from '@/utils/platform/downloads';
import { onHeldNotice } from '@/utils/platform/held-notices';
import { onDownloadMoves } from '@/utils/platform/pause-download';
import type { Services } from './compose';
import { createNoticePress } from './download-notice';
import { createHeldPress } from './held-notice';

/**
 * Attaches every listener about downloads; call it in the worker's first synchronous turn. Returns what goes on
 * with all that a dead worker left behind. `onMove` is told first whenever one begins or ends: a worker that dies
 * before it has written that down, or with a download held, has to be followed by another.
 */
export function listenToDownloads(services: Services, onMove: () => void): () => void {
  const { downloads, holds, onBug } = services;
  const report = (where: string) => (error: unknown) => onBug(where, error);

  function goOn(): void {
    downloads.goOn().catch(report('downloads'));
    holds.goOn().catch(report('hold'));
  }

  onDownloadFinished(() => {
    onMove();
    goOn();
  });
  onDownloadMoves({
    started(id) {
      onMove();
      holds.started(id).catch(report('hold'));
    },
    moved: (id) => void holds.moved(id).catch(report('hold')),
  });
  onDownloadNotice(createNoticePress(services));
  onHeldNotice(createHeldPress(services));
  return goOn;
}

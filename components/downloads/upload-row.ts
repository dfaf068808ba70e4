import type { DownloadView } from '@/utils/domain/download';
import type { UploadView } from '@/utils/domain/upload';

/** The same row as a download's, for an upload whose page was closed since, as long as its check is not read. */
export function uploadRow(upload: UploadView, key: string): DownloadView {
  const { sha256, name, size, end, updatedAt } = upload;
  return {
    key,
    name,
    url: '',
    referrer: null,
    size,
    kind: 'other',
    startedAt: updatedAt,
    seenAt: updatedAt,
    stage: end === 'analysed' ? 'checking' : 'checked',
    skipped: null,
    progress: null,
    waiting: null,
    sha256,
    basis: 'file',
    note: null,
    theirSize: null,
    checkId: null,
    verdict: null,
    failure: null,
    decided: null,
    updatedAt,
  };
}

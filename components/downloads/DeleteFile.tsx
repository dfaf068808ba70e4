import { useState } from 'preact/hooks';
import type { DownloadView } from '@/utils/domain/download';
import type { Failure } from '@/utils/domain/failure';
import { Dialog } from '../parts/Dialog';
import { PageFailure } from '../parts/PageFailure';
import { t } from '../text';
import { fileName } from './file-name';

interface DeleteFileProps {
  readonly row: DownloadView;
  /** Null when it is done. */
  readonly onYes: () => Promise<Failure | null>;
  readonly onClose: () => void;
}

/** Asked before a file leaves the disk (DESIGN §2.6). Cancel has the focus; a failure is told here. */
export function DeleteFile({ row, onYes, onClose }: DeleteFileProps) {
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const { head, middle, ending } = fileName(row.name);
  const yes = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    const prevented = await onYes();
    setBusy(false);
    setFailure(prevented);
    if (!prevented) onClose();
  };
  return (
    <Dialog title={t('deleteFile')} onClose={onClose}>
      <p class="dl-ask">{t('deleteFileAsk', `\u2068${head}${middle}${ending}\u2069`)}</p>
      {failure && (
        <div role="alert">
          <PageFailure failure={failure} />
        </div>
      )}
      <div class="actions-row">
        <button type="button" class="btn" aria-disabled={busy} onClick={() => void yes()}>
          {t('deleteFile')}
        </button>
        <button type="button" class="btn ghost" autofocus onClick={onClose}>
          {t('cancel')}
        </button>
      </div>
    </Dialog>
  );
}

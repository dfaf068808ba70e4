import { useState } from 'preact/hooks';
import { kindOf } from '@/utils/domain/download-kind';
import type { Failure } from '@/utils/domain/failure';
import type { DownloadKind } from '@/utils/domain/settings';
import { Dialog } from '../parts/Dialog';
import { PageFailure } from '../parts/PageFailure';
import { SendBox } from '../parts/SendBox';
import { bytes, t } from '../text';
import { FileName } from './FileName';
import { fileName } from './file-name';
import { KIND } from './row-text';

/** What people write in, keep accounts in or photograph: most of it is nobody's business. */
const PERSONAL: ReadonlySet<DownloadKind> = new Set<DownloadKind>([
  'document',
  'pdf',
  'macros',
  'text',
  'picture',
  'audio',
  'video',
]);

interface UploadDialogProps {
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
  /** Called in the turn of the click; null when it has begun. */
  readonly onYes: () => Promise<Failure | null>;
  readonly onClose: () => void;
}

/**
 * Asked before a file becomes public (DESIGN §2.3), with what that means and which file it is. No has the focus; for
 * documents one has to say first that others may read them.
 */
export function UploadDialog({ name, size, sha256, onYes, onClose }: UploadDialogProps) {
  const kind = kindOf(name, '');
  const personal = PERSONAL.has(kind);
  const [looked, setLooked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const { head, middle, ending } = fileName(name);
  const ready = !busy && (!personal || looked);
  const yes = async (): Promise<void> => {
    if (!ready) return;
    setBusy(true);
    const prevented = await onYes();
    setBusy(false);
    setFailure(prevented);
    if (!prevented) onClose();
  };
  return (
    <Dialog title={t('uploadTitle', `\u2068${head}${middle}${ending}\u2069`)} onClose={onClose}>
      <p>{t('uploadPublic')}</p>
      <p>{t('uploadForGood')}</p>
      <SendBox also="dl-sendbox">
        <p class="dl-sendname">
          <FileName name={name} /> <span>{bytes(size)}</span>
        </p>
        <p class="small dim" translate={false}>
          {sha256}
        </p>
      </SendBox>
      {personal && (
        <div class="dl-personal">
          <p>{t('uploadDocument', t(KIND[kind]))}</p>
          <label>
            <input
              type="checkbox"
              checked={looked}
              onChange={(event) => setLooked(event.currentTarget.checked)}
            />
            {t('uploadDocumentYes')}
          </label>
        </div>
      )}
      <p class="small dim">{t('uploadCost')}</p>
      {failure && (
        <div role="alert">
          <PageFailure failure={failure} />
        </div>
      )}
      <div class="actions-row">
        <button type="button" class="btn" aria-disabled={!ready} onClick={() => void yes()}>
          {t('uploadPublicly', bytes(size))}
        </button>
        <button type="button" class="btn ghost" autofocus onClick={onClose}>
          {t('uploadDont')}
        </button>
      </div>
    </Dialog>
  );
}

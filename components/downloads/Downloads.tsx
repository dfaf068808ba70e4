import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { DownloadView } from '@/utils/domain/download';
import type { Failure } from '@/utils/domain/failure';
import type { Settings } from '@/utils/domain/settings';
import { call } from '@/utils/rpc/client';
import { watch } from '@/utils/rpc/live';
import type { StartUpload } from '@/utils/rpc/upload-messages';
import { useAccess } from '../options/use-access';
import { useLoaded } from '../options/use-loaded';
import { Icon } from '../parts/Icon';
import { PageFailure } from '../parts/PageFailure';
import { useNow } from '../parts/use-now';
import { useDrop } from '../popup/use-drop';
import { t } from '../text';
import { Shell } from '../workspace/Shell';
import { useQuota } from '../workspace/use-quota';
import { ByHand, type Chosen } from './ByHand';
import { DeleteFile } from './DeleteFile';
import { List } from './List';
import type { Act } from './row-actions';
import { canRead, FileHint, Standing } from './Standing';
import { UploadDialog } from './UploadDialog';
import { useDownloads } from './use-downloads';
import { useSaid } from './use-said';
import { useUploads } from './use-uploads';

interface DownloadsProps {
  /** Permission for the context that uploads; false when refused. Only inside a click. */
  readonly requestUploading: () => Promise<boolean>;
}

/** Every finished download with what is known of it, and the place where a file is checked by hand. */
export function Downloads({ requestUploading }: DownloadsProps) {
  const quota = useQuota(call, watch);
  const settings = useLoaded<Settings>(useCallback(() => call('settings', null), []));
  const { access: may } = useAccess(call);
  const list = useDownloads(call, watch);
  const uploads = useUploads({ call, watch, requestUploading });
  const [chosen, setChosen] = useState<readonly Chosen[]>([]);
  const [uploading, setUploading] = useState<{ row: DownloadView; file: File | null } | null>(null);
  const [deleting, setDeleting] = useState<DownloadView | null>(null);
  const asked = useRef(keyToDelete(location.hash));
  const input = useRef<HTMLInputElement>(null);
  const shown = list.result?.ok ? list.result.value : null;
  const { said, say } = useSaid(shown?.rows ?? null);
  useNow(
    chosen.length > 0 ||
      uploads.all.some(({ waiting }) => waiting !== null) ||
      (shown?.rows.some((row) => row.waiting !== null) ?? false),
  );
  // Not what that ticks to: it stands still while nothing counts down, and days end meanwhile.
  const now = Date.now();
  const mode = settings.result?.ok ? settings.result.value.downloads : null;
  const readable = may !== null && canRead(may);

  useEffect(() => {
    const row = shown?.rows.find(({ key }) => key === asked.current);
    if (!row) return;
    asked.current = null;
    if (row.decided !== 'deleted' && row.decided !== 'gone') setDeleting(row);
  }, [shown]);

  const choose = (files: readonly File[]): void => {
    const chosenAt = Date.now();
    setChosen((before) => [...files.map((file, index) => handFile(file, index, chosenAt)), ...before]);
    scrollTo({ top: 0 });
  };
  useDrop({ onFile: (file) => choose([file]), onFiles: choose, onText: () => undefined });

  const act = async (what: Act, row: DownloadView): Promise<Failure | null> => {
    if (what === 'delete') setDeleting(row);
    if (what === 'choose') input.current?.click();
    if (what === 'upload') setUploading({ row, file: null });
    if (what === 'stop-upload') return row.sha256 === null ? null : uploads.cancel(row.sha256);
    if (what === 'delete' || what === 'choose' || what === 'upload') return null;
    const reply = await call(MESSAGE[what], { key: row.key });
    list.reload();
    return reply.ok ? null : reply.failure;
  };

  return (
    <Shell quota={quota} current="downloads">
      <div class="dl-head">
        <div class="grow">
          <h1 id="downloads">{t('tabDownloads')}</h1>
          {mode && <Standing mode={mode} access={may} />}
        </div>
        <button type="button" class="btn" onClick={() => input.current?.click()}>
          <Icon name="file" />
          {t('dlCheckFile')}
        </button>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          tabIndex={-1}
          aria-label={t('dlCheckFile')}
          onChange={(event) => {
            const files = [...(event.currentTarget.files ?? [])];
            if (files.length > 0) choose(files);
            // The same file again is a change too.
            event.currentTarget.value = '';
          }}
        />
      </div>
      {mode && <FileHint mode={mode} access={may} />}
      <p class="unseen" role="status">
        {said}
      </p>
      <ByHand
        {...{ chosen, now, uploads }}
        onSay={say}
        onUpload={(row, file) => setUploading({ row, file })}
        onRemove={(gone) => setChosen((before) => before.filter(({ key }) => key !== gone))}
      />
      {list.result && !list.result.ok && (
        <div class="dl-trouble" role="alert">
          <PageFailure failure={list.result.failure} steps={{ retry: list.reload }} />
        </div>
      )}
      {shown && <List {...{ list, shown, now, uploads, readable, act }} />}
      {uploading?.row.sha256 && (
        <UploadDialog
          name={uploading.row.name}
          size={uploading.row.size}
          sha256={uploading.row.sha256}
          onClose={() => setUploading(null)}
          onYes={() => uploads.start(orderOf(uploading.row, uploading.file), uploading.file)}
        />
      )}
      {deleting && (
        <DeleteFile
          row={deleting}
          onClose={() => setDeleting(null)}
          onYes={async () => {
            const reply = await call('deleteFile', { key: deleting.key });
            list.reload();
            return reply.ok ? null : reply.failure;
          }}
        />
      )}
    </Shell>
  );
}

/** Its own key: the same file may be chosen twice, and two of one name at once. */
function handFile(file: File, index: number, chosenAt: number): Chosen {
  return { key: `${chosenAt}-${index}-${file.name}`, name: file.name, size: file.size, chosenAt, file };
}

/** A file from this page is handed over; that of a finished download is read from the disk. */
function orderOf({ key, name, size, sha256 }: DownloadView, file: File | null): StartUpload {
  return { sha256: sha256 ?? '', name, size, downloadKey: file ? null : key };
}

/** `#delete=<key>`, from the button of a notification: the page asks before it does that. */
function keyToDelete(hash: string): string | null {
  return new URLSearchParams(hash.slice(1)).get('delete');
}

const MESSAGE = {
  resume: 'resumeDownload',
  stop: 'cancelDownload',
  check: 'checkDownload',
  cancel: 'cancelDownloadCheck',
  keep: 'keepFile',
  remove: 'removeDownload',
} as const satisfies Record<Exclude<Act, 'delete' | 'choose' | 'upload' | 'stop-upload'>, string>;

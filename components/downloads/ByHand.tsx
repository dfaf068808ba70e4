import { useRef, useState } from 'preact/hooks';
import type { DownloadView } from '@/utils/domain/download';
import type { Failure } from '@/utils/domain/failure';
import { t } from '../text';
import { createTurns } from './create-turns';
import { HandFileRow } from './HandFileRow';
import type { HandFile } from './hand-row';
import type { Act } from './row-actions';
import { UploadedRow } from './UploadedRow';
import type { Uploads } from './use-uploads';

export type Chosen = HandFile & { readonly file: File };

interface ByHandProps {
  readonly chosen: readonly Chosen[];
  readonly now: number;
  readonly uploads: Uploads;
  /** Asks whether to make the file public. */
  readonly onUpload: (row: DownloadView, file: File) => void;
  readonly onRemove: (key: string) => void;
  readonly onSay: (text: string) => void;
}

/** Files chosen on this page, and uploads of files that were chosen on one that is closed by now. */
export function ByHand({ chosen, now, uploads, onUpload, onRemove, onSay }: ByHandProps) {
  const turns = useRef(createTurns());
  const [hashes, setHashes] = useState<Readonly<Record<string, string>>>({});
  const here = new Set(chosen.map(({ key }) => hashes[key]));
  const others = uploads.all.filter(({ downloadKey, sha256 }) => downloadKey === null && !here.has(sha256));
  if (chosen.length + others.length === 0) return null;

  /** Its upload goes off the list with it, or it would come back as one of the others. */
  const remove = async (key: string): Promise<void> => {
    const sha256 = hashes[key];
    if (sha256 !== undefined && uploads.of(sha256)?.stage === 'ended') await uploads.remove(sha256);
    onRemove(key);
  };
  const actOn = async (what: Act, { sha256 }: DownloadView): Promise<Failure | null> => {
    if (sha256 === null) return null;
    return what === 'stop-upload' ? uploads.cancel(sha256) : uploads.remove(sha256);
  };

  return (
    <section aria-labelledby="by-hand">
      <h2 class="dl-day" id="by-hand">
        {t('dlByHand')}
      </h2>
      <ul class="panel">
        {chosen.map((hand) => (
          <HandFileRow
            key={hand.key}
            hand={hand}
            now={now}
            inTurn={turns.current}
            uploadOf={uploads.of}
            onHash={(sha256) => setHashes((before) => ({ ...before, [hand.key]: sha256 }))}
            onUpload={(row) => onUpload(row, hand.file)}
            onStopUpload={uploads.cancel}
            onSay={onSay}
            onRemove={() => void remove(hand.key)}
          />
        ))}
        {others.map((upload) => (
          <UploadedRow key={upload.sha256} upload={upload} now={now} act={actOn} />
        ))}
      </ul>
    </section>
  );
}

import { useEffect, useRef, useState } from 'preact/hooks';
import { visibleText } from '@/utils/domain/visible-text';
import { Glyph } from '../parts/Glyph';
import { bytes, percent, t } from '../text';
import { hashFile } from './hash-file';

const NAME_AT_MOST = 200;

const TROUBLE = {
  unreadable: ['fileUnreadableTitle', 'fileUnreadable'],
  empty: ['fileEmptyTitle', 'fileEmpty'],
} as const;

interface Props {
  readonly file: File;
  /** The hash, and the file's name, fit to be shown. */
  readonly onHash: (sha256: string, name: string) => void;
  readonly onCancel: () => void;
}

/** Computes a file's SHA-256 here, shows how far it is, and can be stopped. */
export function HashPane({ file, onHash, onCancel }: Props) {
  const [share, setShare] = useState(0);
  /** Why there is nothing to ask about. */
  const [trouble, setTrouble] = useState<'unreadable' | 'empty' | null>(null);

  // A new handler is no reason to hash again.
  const done = useRef(onHash);
  done.current = onHash;

  useEffect(() => {
    const stop = new AbortController();
    setShare(0);
    setTrouble(null);
    hashFile(file, { onProgress: setShare, signal: stop.signal }).then(
      (sha256) => {
        if (stop.signal.aborted) return;
        // Every empty file has the same hash: what is said of it says nothing.
        if (file.size === 0) setTrouble('empty');
        else done.current(sha256, shownName(file));
      },
      () => {
        // Cancelled by the user, or the file cannot be read: only the second is news.
        if (!stop.signal.aborted) setTrouble('unreadable');
      },
    );
    return () => stop.abort();
  }, [file]);

  return (
    <>
      <section class="band" aria-labelledby="file" data-phase={trouble ?? 'hashing'}>
        <div class="head">
          <Glyph name={trouble ? 'failed' : 'looking'} size={24} />
          <h1 id="file">{t(trouble ? TROUBLE[trouble][0] : 'lookingUp')}</h1>
        </div>
        {trouble ? (
          <p class="say">{t(TROUBLE[trouble][1])}</p>
        ) : (
          <>
            <progress value={share} max={1} aria-label={t('hashingName')} />
            <p class="say">{t('hashing', percent(share))}</p>
          </>
        )}
      </section>
      <div class="subject">
        <p class="eyebrow">{t('fileChosen', bytes(file.size))}</p>
        <p class="clamp2">
          <bdi>{shownName(file)}</bdi>
        </p>
      </div>
      <div class="actions">
        <button type="button" class="btn" onClick={onCancel}>
          {t(trouble ? 'goBack' : 'cancel')}
        </button>
      </div>
    </>
  );
}

function shownName(file: File): string {
  return visibleText(file.name, NAME_AT_MOST);
}

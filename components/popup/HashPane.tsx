import { useEffect, useRef, useState } from 'preact/hooks';
import { visibleText } from '@/utils/domain/visible-text';
import { Glyph } from '../parts/Glyph';
import { bytes, percent, t } from '../text';
import { hashFile } from './hash-file';

const NAME_AT_MOST = 200;

interface Props {
  readonly file: File;
  readonly onHash: (sha256: string) => void;
  readonly onCancel: () => void;
}

/** Computes a file's SHA-256 here, shows how far it is, and can be stopped. */
export function HashPane({ file, onHash, onCancel }: Props) {
  const [share, setShare] = useState(0);
  const [unreadable, setUnreadable] = useState(false);

  // A new handler is no reason to hash again.
  const done = useRef(onHash);
  done.current = onHash;

  useEffect(() => {
    const stop = new AbortController();
    setShare(0);
    setUnreadable(false);
    hashFile(file, { onProgress: setShare, signal: stop.signal }).then(
      (sha256) => {
        if (!stop.signal.aborted) done.current(sha256);
      },
      () => {
        // Cancelled by the user, or the file cannot be read: only the second is news.
        if (!stop.signal.aborted) setUnreadable(true);
      },
    );
    return () => stop.abort();
  }, [file]);

  return (
    <>
      <section class="band" aria-labelledby="file" data-phase={unreadable ? 'unreadable' : 'hashing'}>
        <div class="head">
          <Glyph name={unreadable ? 'failed' : 'looking'} size={24} />
          <h1 id="file">{t(unreadable ? 'fileUnreadableTitle' : 'lookingUp')}</h1>
        </div>
        {unreadable ? (
          <p class="say">{t('fileUnreadable')}</p>
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
          <bdi>{visibleText(file.name, NAME_AT_MOST)}</bdi>
        </p>
      </div>
      <div class="actions">
        <button type="button" class="btn" onClick={onCancel}>
          {t(unreadable ? 'goBack' : 'cancel')}
        </button>
      </div>
    </>
  );
}

import { useEffect, useRef, useState } from 'preact/hooks';
import { isAtRest } from '@/utils/domain/download';
import type { Failure } from '@/utils/domain/failure';
import { visibleText } from '@/utils/domain/visible-text';
import { Glyph } from '../parts/Glyph';
import { hashFile } from '../popup/hash-file';
import { t } from '../text';
import { Actions } from './Actions';
import { FileName } from './FileName';
import { type HandFile, handRow } from './hand-row';
import { Row } from './Row';
import type { Act } from './row-actions';
import { rowText } from './row-text';
import { useHandCheck } from './use-hand-check';

interface HandFileRowProps {
  readonly hand: HandFile & { readonly file: File };
  readonly now: number;
  readonly onRemove: () => void;
  /** Told once how it ended, for the live region. */
  readonly onSay: (text: string) => void;
}

/** Computes a chosen file's SHA-256 here, has it checked, and shows both as a row. Nothing is uploaded. */
export function HandFileRow({ hand, now, onRemove, onSay }: HandFileRowProps) {
  const { file } = hand;
  const { check, failure, start, retry, cancel } = useHandCheck();
  const [read, setRead] = useState(0);
  const [unreadable, setUnreadable] = useState(false);

  useEffect(() => {
    const stop = new AbortController();
    hashFile(file, { onProgress: (share) => setRead(share * file.size), signal: stop.signal }).then(
      (sha256) => {
        if (!stop.signal.aborted) void start(sha256);
      },
      () => {
        // Taken off the list, or the file cannot be read: only the second is news.
        if (!stop.signal.aborted) setUnreadable(true);
      },
    );
    return () => stop.abort();
  }, [file, start]);

  const row = handRow(hand, read, check, failure);
  const ended = unreadable ? t('fileUnreadableTitle') : isAtRest(row) ? rowText(row, now).finding : null;
  const say = useRef(onSay);
  say.current = onSay;
  useEffect(() => {
    if (ended !== null) say.current(t('dlSpoken', visibleText(hand.name, 200), ended));
  }, [ended, hand]);

  const act = async (what: Act): Promise<Failure | null> => {
    if (what === 'check') await retry();
    else if (what === 'cancel' && check) await cancel();
    else onRemove();
    return null;
  };
  if (!unreadable) return <Row row={row} now={now} acts={actsOf(row, check !== null)} act={act} />;
  return (
    <li class="dl" data-stage="unreadable">
      <Glyph name="failed" />
      <div class="dl-file">
        <p>
          <FileName name={hand.name} id={`name-${hand.key}`} />
        </p>
      </div>
      <div class="dl-says">
        <p class="dl-finding">{t('fileUnreadableTitle')}</p>
        <p class="small dim">{t('fileUnreadable')}</p>
      </div>
      <div class="dl-reading" />
      <Actions row={row} now={now} acts={['remove']} onAct={onRemove} />
    </li>
  );
}

function actsOf(row: ReturnType<typeof handRow>, asked: boolean): readonly Act[] {
  if (!isAtRest(row)) return ['cancel'];
  return row.stage === 'failed' && asked ? ['check', 'remove'] : ['remove'];
}

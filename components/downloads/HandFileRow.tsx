import { useEffect, useRef, useState } from 'preact/hooks';
import { type DownloadView, isAtRest } from '@/utils/domain/download';
import type { Failure } from '@/utils/domain/failure';
import type { UploadView } from '@/utils/domain/upload';
import { visibleText } from '@/utils/domain/visible-text';
import { Glyph } from '../parts/Glyph';
import { useGatewayName } from '../parts/gateway';
import { hashFile } from '../popup/hash-file';
import { t } from '../text';
import { Actions } from './Actions';
import type { InTurn } from './create-turns';
import { FileName } from './FileName';
import { type HandFile, handRow } from './hand-row';
import { Row } from './Row';
import { type Act, isUnknownFile } from './row-actions';
import { rowText } from './row-text';
import { useHandCheck } from './use-hand-check';

interface HandFileRowProps {
  readonly hand: HandFile & { readonly file: File };
  readonly now: number;
  /** One of several files is read at a time. */
  readonly inTurn: InTurn;
  readonly uploadOf: (sha256: string | null) => UploadView | null;
  readonly onHash: (sha256: string) => void;
  /** Asks whether to make the file public. */
  readonly onUpload: (row: DownloadView) => void;
  readonly onStopUpload: (sha256: string) => Promise<Failure | null>;
  readonly onRemove: () => void;
  /** Told once how it ended, for the live region. */
  readonly onSay: (text: string) => void;
}

/** Why there is nothing to ask about, and what is said of it. */
const TROUBLE = {
  unreadable: ['fileUnreadableTitle', 'fileUnreadable'],
  empty: ['fileEmptyTitle', 'fileEmpty'],
} as const;

/** Computes a chosen file's SHA-256 here, has it checked, and shows both as a row. Nothing is uploaded unasked. */
export function HandFileRow(props: HandFileRowProps) {
  const { hand, now, inTurn, onRemove, onSay } = props;
  const { file, oneOfSeveral = false } = hand;
  const { check, failure, start, retry, cancel, turnTo } = useHandCheck();
  /** Null until it has its turn. */
  const [read, setRead] = useState<number | null>(null);
  const [trouble, setTrouble] = useState<keyof typeof TROUBLE | null>(null);

  const hashed = useRef(props.onHash);
  hashed.current = props.onHash;
  useEffect(() => {
    const stop = new AbortController();
    const hash = async (): Promise<string> => {
      stop.signal.throwIfAborted();
      setRead(0);
      return hashFile(file, { onProgress: (share) => setRead(share * file.size), signal: stop.signal });
    };
    inTurn(hash).then(
      (sha256) => {
        if (stop.signal.aborted) return;
        // Every empty file has the same hash: what is said of it says nothing.
        if (file.size === 0) return setTrouble('empty');
        hashed.current(sha256);
        void start(sha256, oneOfSeveral);
      },
      () => {
        // Taken off the list, or the file cannot be read: only the second is news.
        if (!stop.signal.aborted) setTrouble('unreadable');
      },
    );
    return () => stop.abort();
  }, [file, oneOfSeveral, start, inTurn]);

  const gateway = useGatewayName();
  const row = handRow(hand, read, check, failure);
  const upload = ofThis(props.uploadOf(row.sha256), hand);
  // Once VirusTotal has the file, what is known of it is the end of that analysis.
  const followed = upload?.checkId ?? null;
  useEffect(() => {
    if (followed !== null) void turnTo(followed);
  }, [followed, turnTo]);
  const ended = trouble ? t(TROUBLE[trouble][0]) : isAtRest(row) ? rowText(row, now, gateway).finding : null;
  const say = useRef(onSay);
  say.current = onSay;
  useEffect(() => {
    if (ended !== null) say.current(t('dlSpoken', visibleText(hand.name, 200), ended));
  }, [ended, hand]);

  const act = async (what: Act): Promise<Failure | null> => {
    if (what === 'upload') props.onUpload(row);
    else if (what === 'stop-upload') return upload && props.onStopUpload(upload.sha256);
    else if (what === 'check') await retry();
    else if (what === 'cancel' && check) await cancel();
    else onRemove();
    return null;
  };
  const acts = actsOf(row, check !== null, upload);
  if (!trouble) return <Row {...{ row, now, upload, acts, act }} />;
  const [title, why] = TROUBLE[trouble];
  return (
    <li class="dl" data-stage={trouble}>
      <Glyph name={trouble === 'empty' ? 'skipped' : 'failed'} />
      <div class="dl-file">
        <p>
          <FileName name={hand.name} id={`name-${hand.key}`} />
        </p>
      </div>
      <div class="dl-says">
        <p class="dl-finding">{t(title)}</p>
        <p class="small dim">{t(why)}</p>
      </div>
      <div class="dl-reading" />
      <Actions row={row} now={now} acts={['remove']} onAct={onRemove} />
    </li>
  );
}

/** What became of an earlier upload of the same file is older than the look-up of today, so it says nothing here. */
function ofThis(upload: UploadView | null, { chosenAt }: HandFile): UploadView | null {
  return upload?.stage === 'ended' && upload.updatedAt <= chosenAt ? null : upload;
}

function actsOf(row: DownloadView, asked: boolean, upload: UploadView | null): readonly Act[] {
  if (upload !== null && upload.stage !== 'ended') return upload.cancellable ? ['stop-upload'] : [];
  if (!isAtRest(row)) return ['cancel'];
  if (isUnknownFile(row)) return ['upload', 'check', 'remove'];
  return row.stage === 'failed' && asked ? ['check', 'remove'] : ['remove'];
}

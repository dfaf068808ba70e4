import { useEffect, useRef, useState } from 'preact/hooks';
import type { DownloadView } from '@/utils/domain/download';
import type { Failure } from '@/utils/domain/failure';
import { type UploadView, uploadLimit } from '@/utils/domain/upload';
import { Glyph } from '../parts/Glyph';
import { useGatewayName } from '../parts/gateway';
import { PageFailure } from '../parts/PageFailure';
import { bytes, clockTime, countdown, type MessageKey, number, percent, t } from '../text';
import { Actions } from './Actions';
import { FileName } from './FileName';
import { type Act, isUnknownFile } from './row-actions';
import { rowText } from './row-text';
import { Strip } from './Strip';
import { tooLargeText, uploadEndText, uploadText } from './upload-text';

const DECIDED = {
  kept: 'dlKept',
  deleted: 'dlDeleted',
  gone: 'dlGone',
} as const satisfies Record<NonNullable<DownloadView['decided']>, MessageKey>;

interface RowProps {
  readonly row: DownloadView;
  readonly now: number;
  /** The upload of this file, whatever became of it. */
  readonly upload: UploadView | null;
  readonly acts: readonly Act[];
  /** Does what a button says; null when it worked. */
  readonly act: (act: Act, row: DownloadView) => Promise<Failure | null>;
}

/** One download: name, time, size and host; the finding and what was checked; the strip; what can be done. */
export function Row({ row, now, upload, acts, act }: RowProps) {
  const [failure, setFailure] = useState<Failure | null>(null);
  const gateway = useGatewayName();
  const uploading = upload && uploadText(upload, now, gateway);
  const { glyph, finding, basis, note } = uploading ?? rowText(row, now, gateway);
  const aside = uploading ? null : asideOf(row, upload && uploadEndText(upload, now, gateway));
  const host = hostOf(row.url);
  const verdict = row.stage === 'checked' ? (row.verdict?.name ?? 'unknown') : row.verdict?.name;
  const item = useRef<HTMLLIElement>(null);
  const acted = useRef(false);

  // The button that was pressed may be gone by what it did: the focus stays in the row, not at the page's top.
  // biome-ignore lint/correctness/useExhaustiveDependencies: these are what the buttons depend on.
  useEffect(() => {
    if (!acted.current || document.activeElement !== document.body) return;
    acted.current = false;
    focusIn(item.current);
  }, [row.stage, row.decided, upload?.stage]);

  const onAct = async (what: Act): Promise<void> => {
    acted.current = true;
    const neighbour = item.current?.nextElementSibling ?? item.current?.previousElementSibling ?? null;
    const prevented = await act(what, row);
    setFailure(prevented);
    if (what === 'remove' && !prevented) focusIn(neighbour);
  };

  return (
    <li
      ref={item}
      class="dl"
      data-verdict={row.stage === 'failed' ? 'failed' : verdict}
      data-failure={row.failure?.tag}
      data-stage={row.stage}
      data-upload={upload ? (upload.end ?? upload.stage) : undefined}
      data-key={row.key}
    >
      <Glyph name={glyph} />
      <div class="dl-file">
        <p>
          <FileName name={row.name} id={`name-${row.key}`} />
        </p>
        <p class="small dim dl-meta">
          <span>{clockTime(row.seenAt)}</span>
          {(row.size > 0 || row.stage !== 'held') && <span>{bytes(row.size)}</span>}
          {host && (
            <span class="dl-host">
              <bdi translate={false}>{host}</bdi>
            </span>
          )}
        </p>
      </div>
      <div class="dl-says">
        <p class="dl-finding">{finding}</p>
        {basis && <p class="small dim">{basis}</p>}
        {note && <p class="small dim">{note}</p>}
        {aside && <p class="small dl-aside">{aside}</p>}
        {row.decided && <p class="small">{t(DECIDED[row.decided])}</p>}
      </div>
      <div class="dl-reading">
        {uploading ? <Sending upload={upload} now={now} /> : <Reading row={row} now={now} />}
      </div>
      <Actions row={row} now={now} acts={acts} onAct={(what) => void onAct(what)} />
      {failure && (
        <div class="dl-trouble" role="alert">
          <PageFailure failure={failure} />
        </div>
      )}
    </li>
  );
}

/** What there is to say about an upload beside what is known of the file. */
function asideOf(row: DownloadView, ended: string | null): string | null {
  if (isUnknownFile(row)) return ended;
  const unknown =
    row.stage === 'checked' && row.basis === 'file' && (row.verdict?.name ?? 'unknown') === 'unknown';
  return unknown && uploadLimit(row.size) === 'too-large' ? tooLargeText() : null;
}

/** At the right of what an upload says: how far, or how long until it may leave. */
function Sending({ upload, now }: { upload: UploadView; now: number }) {
  if (upload.waiting) return <b>{countdown(upload.waiting.until - now)}</b>;
  if (upload.stage !== 'sending' || !upload.progress) return null;
  const { sent, total } = upload.progress;
  const share = total === 0 ? 0 : Math.min(1, sent / total);
  return (
    <>
      <progress value={share} max={1} aria-label={t('upload')} />
      <span class="dim">{percent(share)}</span>
    </>
  );
}

function focusIn(row: Element | null): void {
  row?.querySelector<HTMLElement>('.dl-acts :is(a, button)')?.focus();
}

/** At the right of the finding: how far, how long, or how many. */
function Reading({ row, now }: { row: DownloadView; now: number }) {
  if (row.stage === 'reading' && row.progress && row.progress.total > 0) {
    const share = Math.min(1, row.progress.read / row.progress.total);
    return (
      <>
        <progress value={share} max={1} aria-label={t('hashingName')} />
        <span class="dim">{percent(share)}</span>
      </>
    );
  }
  if ((row.stage === 'checking' || row.stage === 'held') && row.waiting)
    return <b>{countdown(row.waiting.until - now)}</b>;
  if (!row.verdict || row.verdict.answered === 0) return null;
  return (
    <>
      <Strip counts={row.verdict.counts} />
      <span class="dim">{t('recentReading', number(row.verdict.reading), number(row.verdict.answered))}</span>
    </>
  );
}

/** Where it came from; nothing for `blob:` and `data:`. */
function hostOf(url: string): string | null {
  return URL.canParse(url) ? new URL(url).hostname || null : null;
}

import type { DownloadView } from '@/utils/domain/download';
import { Icon } from '../parts/Icon';
import { type MessageKey, t } from '../text';
import { type Act, reportLink } from './row-actions';

interface ActionsProps {
  readonly row: DownloadView;
  readonly now: number;
  readonly acts: readonly Act[];
  readonly onAct: (act: Act) => void;
}

/** A row's buttons, all in the order of Tab, none on hover only; each is described by the file's name. */
export function Actions({ row, now, acts, onAct }: ActionsProps) {
  const report = reportLink(row, now);
  const flagged = row.verdict?.name === 'malicious';
  const isIcon = (act: Act): boolean => act === 'remove' || (act === 'check' && row.stage === 'checked');
  const icons = acts.filter(isIcon);
  const words = acts.filter((act) => !isIcon(act));
  const describedBy = `name-${row.key}`;
  return (
    <div class="dl-acts">
      {report && (
        <a
          class={flagged ? 'btn sm primary' : 'btn sm'}
          href={report}
          target="_blank"
          rel="noopener noreferrer"
          aria-describedby={describedBy}
        >
          {t('tabReport')}
        </a>
      )}
      {words.map((act) => (
        <button
          key={act}
          type="button"
          class="btn sm"
          aria-describedby={describedBy}
          onClick={() => onAct(act)}
        >
          {t(nameOf(act, row))}
        </button>
      ))}
      {icons.length > 0 && (
        <span class="dl-icons">
          {icons.map((act) => {
            const name = t(act === 'check' ? 'dlAgain' : nameOf(act, row));
            return (
              <button
                key={act}
                type="button"
                class="btn ghost sm icon"
                aria-label={name}
                title={name}
                aria-describedby={describedBy}
                onClick={() => onAct(act)}
              >
                <Icon name={act === 'remove' ? 'x' : 'again'} size={14} />
              </button>
            );
          })}
        </span>
      )}
    </div>
  );
}

const NAME = {
  resume: 'resume',
  stop: 'cancelDownload',
  check: 'check',
  cancel: 'cancel',
  keep: 'keepFile',
  delete: 'deleteFile',
  remove: 'dlRemove',
  choose: 'chooseFile',
  upload: 'upload',
  'stop-upload': 'cancel',
} as const satisfies Record<Act, MessageKey>;

function nameOf(act: Act, { stage, verdict }: DownloadView): MessageKey {
  if (act === 'resume' && verdict !== null) return 'resumeAnyway';
  return act === 'check' && stage === 'failed' ? 'retry' : NAME[act];
}

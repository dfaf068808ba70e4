import { useState } from 'preact/hooks';
import type { CheckState, CheckView } from '@/utils/domain/check';
import { rescanAgainAt } from '@/utils/domain/cooldown';
import { canRescan } from '@/utils/domain/indicator';
import { permalink } from '@/utils/domain/permalink';
import { isFlagged } from '@/utils/domain/verdict';
import { copied } from '../parts/copied';
import { Icon } from '../parts/Icon';
import { OutLink } from '../parts/OutLink';
import { relative, t } from '../text';
import { WatchThis } from '../watchlist/WatchThis';
import { fileNameOf, saveText } from './save-text';
import { summaryOf } from './summary';
import { useSurroundings } from './surroundings';

interface ReportActionsProps {
  readonly check: CheckView;
  readonly state: Extract<CheckState, { phase: 'report' }>;
  /** A scan is being followed: no second one. */
  readonly scanning: boolean;
  readonly now: number;
  readonly onRescan: () => void;
}

/** What can be done with a report: have it made anew, take it along, read on at VirusTotal. */
export function ReportActions({ check, state, scanning, now, onRescan }: ReportActionsProps) {
  const { call, checkId, gateway } = useSurroundings();
  const [said, setSaid] = useState('');
  const { report, verdict } = state;
  const { kind, id } = report;
  const again = scanning ? null : rescanAgainAt(report.analysedAt, now);
  const first = (state.old || verdict.answered === 0) && !isFlagged(verdict) && again === null;

  const copy = async (text: string): Promise<void> => setSaid(await copied(text));
  const withJson = async (take: (json: string) => void | Promise<void>): Promise<void> => {
    setSaid('');
    const reply = await call('rawReport', { kind, id, checkId });
    if (!reply.ok) return setSaid(t(reply.failure.tag === 'not-found' ? 'repJsonGone' : 'failInternal'));
    await take(reply.value);
  };
  return (
    <div class="rep-actions">
      {canRescan(kind) && (
        <button
          type="button"
          class={first ? 'btn primary' : 'btn'}
          disabled={scanning}
          aria-disabled={again !== null}
          aria-describedby={again === null ? undefined : 'rescan-when'}
          onClick={() => again === null && onRescan()}
        >
          <Icon name="again" />
          {t('rescan')}
        </button>
      )}
      <button
        type="button"
        class="btn"
        onClick={() => void withJson((json) => saveText(json, fileNameOf(id)))}
      >
        <Icon name="down" />
        {t('saveJson')}
      </button>
      <button type="button" class="btn" onClick={() => void withJson(copy)}>
        <Icon name="copy" />
        {t('repCopyJson')}
      </button>
      <button type="button" class="btn" onClick={() => void copy(summaryOf(state))}>
        <Icon name="copy" />
        {t('repCopySummary')}
      </button>
      <OutLink class="btn" href={permalink(report)} name={t('openOnVt')}>
        VirusTotal
      </OutLink>
      <WatchThis {...{ call, check, report, gateway }} />
      <p role="status" class="rep-said small muted">
        {said}
      </p>
      {again !== null && (
        <p id="rescan-when" class="rep-said small muted">
          {t('repCooldown', relative(again, now))}
        </p>
      )}
    </div>
  );
}

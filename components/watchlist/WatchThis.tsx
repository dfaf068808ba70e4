import { useEffect, useRef } from 'preact/hooks';
import type { CheckView } from '@/utils/domain/check';
import type { Report } from '@/utils/domain/report';
import { WATCH_PERIODS } from '@/utils/domain/watch';
import type { Call } from '@/utils/rpc/client';
import { failureText } from '../parts/failure-text';
import { Icon } from '../parts/Icon';
import { t, tn } from '../text';
import { useWatched, type Watched } from './use-watched';
import { PERIOD_WORD, periodOf } from './watch-words';

interface Props {
  readonly call: Call;
  readonly check: CheckView;
  readonly report: Report;
  /** Host of a gateway in VirusTotal's place, or null. */
  readonly gateway: string | null;
}

/** Puts what a report is about on the watchlist by one click; once it is there, its period and the way off again. */
export function WatchThis({ call, check, report, gateway }: Props) {
  const watched = useWatched(call, check, report);
  const { entry, usual, did } = watched;
  const box = useRef<HTMLSpanElement>(null);
  // What was pressed gives way to something else: the keyboard stays in this place.
  useEffect(() => {
    if (did !== null) box.current?.querySelector<HTMLElement>('button, select')?.focus();
  }, [did]);
  // A watchlist outlives every private window.
  if (check.ephemeral || entry === undefined) return null;
  return (
    <>
      <span class="watch-this" ref={box}>
        {entry === null ? (
          <button type="button" class="btn" onClick={() => void watched.add()}>
            <Icon name="eye" />
            {t('watchAdd')}
          </button>
        ) : (
          <>
            <Icon name="eye" />
            <a href="/workspace.html#watchlist" target="_blank" rel="noopener">
              {t('watchThisOn')}
            </a>
            {entry.paused ? (
              <span class="dim">{t('paused')}</span>
            ) : (
              <select
                class="pick"
                aria-label={t('watchPeriod')}
                value={entry.period ?? ''}
                onChange={(event) => void watched.setPeriod(periodOf(event.currentTarget.value))}
              >
                <option value="">
                  {usual === null ? t('watchDefault') : t('watchDefaultIs', t(PERIOD_WORD[usual]))}
                </option>
                {WATCH_PERIODS.map((each) => (
                  <option key={each} value={each}>
                    {t(PERIOD_WORD[each])}
                  </option>
                ))}
              </select>
            )}
            <button
              type="button"
              class="btn ghost icon"
              aria-label={t('watchRemove')}
              title={t('watchRemove')}
              onClick={() => void watched.remove()}
            >
              <Icon name="x" size={14} />
            </button>
          </>
        )}
      </span>
      <p role="status" class="watch-said small muted">
        {saidOf(watched, gateway)}
      </p>
    </>
  );
}

function saidOf({ failure, refused, did }: Watched, gateway: string | null): string {
  if (failure) return failureText(failure, Date.now(), gateway).sentence;
  if (refused) return refused.held.length > 0 ? t('failPrivateOwn') : tn('watchRefused', 1);
  if (did === null) return '';
  return t(did === 'added' ? 'watchThisAdded' : 'watchThisRemoved');
}

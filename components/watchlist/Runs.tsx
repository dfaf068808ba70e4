import { useCallback, useEffect } from 'preact/hooks';
import { WATCH_OUTCOMES, type WatchRun } from '@/utils/domain/watch';
import { callTwice } from '@/utils/rpc/client';
import { watch } from '@/utils/rpc/live';
import { Glyph } from '../parts/Glyph';
import { PageFailure } from '../parts/PageFailure';
import { dateTime, number, t, tn } from '../text';
import { LongRows, placeOf } from '../workspace/LongRows';
import { useSlices } from '../workspace/use-slices';
import { OUTCOME_GLYPH, OUTCOME_WORD, PERIOD_WORD } from './watch-words';

/** The rounds, newest first: each looks at every entry of its period once. */
export function Runs() {
  const runs = useSlices(
    useCallback((offset: number, limit: number) => callTwice('watchRuns', { offset, limit }), []),
  );
  const { reload, total, failure } = runs;
  useEffect(() => watch('watchlist', (push) => push.push === 'changed' && reload()), [reload]);
  return (
    <>
      {failure && (
        <div class="rows-none" role="alert">
          <PageFailure failure={failure} steps={{ retry: reload }} />
        </div>
      )}
      {total === 0 && <p class="rows-none muted">{t('watchNoRuns')}</p>}
      {total !== null && total > 0 && (
        <>
          <LongRows
            label={t('watchRuns')}
            total={total}
            onRange={runs.need}
            head={<RunHead />}
            row={(index) => <RunLine key={index} index={index} run={runs.at(index)} />}
          />
          <p class="rows-foot small dim">{tn('watchRunsShown', total)}</p>
        </>
      )}
    </>
  );
}

function RunHead() {
  return (
    <>
      <th scope="col">{t('watchRunFrom')}</th>
      <th scope="col">{t('watchPeriod')}</th>
      {WATCH_OUTCOMES.map((outcome) => (
        <th key={outcome} scope="col">
          {t(OUTCOME_WORD[outcome])}
        </th>
      ))}
    </>
  );
}

function RunLine({ run, index }: { run: WatchRun | undefined; index: number }) {
  if (!run) return <tr class="line run-line" {...placeOf(index)} aria-busy="true" />;
  const { id, period, startsAt, firstAt, lastAt, counts } = run;
  return (
    <tr class="line run-line" {...placeOf(index)}>
      <td>
        <a
          href={`#watchlist&run=${encodeURIComponent(id)}`}
          title={`${dateTime(firstAt)} – ${dateTime(lastAt)}`}
        >
          {dateTime(startsAt)}
        </a>
      </td>
      <td class="dim">{t(PERIOD_WORD[period])}</td>
      {WATCH_OUTCOMES.map((outcome) => (
        <td
          key={outcome}
          class={counts[outcome] === 0 ? 'word dim' : 'word'}
          title={t(OUTCOME_WORD[outcome])}
        >
          {/* Of none there is no sign: it would be as red as that of nine. */}
          {counts[outcome] === 0 ? (
            <span class="no-glyph" />
          ) : (
            <Glyph name={OUTCOME_GLYPH[outcome]} size={12} />
          )}
          {number(counts[outcome])}
        </td>
      ))}
    </tr>
  );
}

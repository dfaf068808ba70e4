import { useCallback, useState } from 'preact/hooks';
import type { Failure } from '@/utils/domain/failure';
import { WATCH_OUTCOMES, type WatchOutcome, type WatchResult } from '@/utils/domain/watch';
import { call, callTwice } from '@/utils/rpc/client';
import { OneLine } from '../lists/OneLine';
import { saveStream } from '../lists/save-stream';
import { failureText } from '../parts/failure-text';
import { Glyph } from '../parts/Glyph';
import { useGatewayName } from '../parts/gateway';
import { Icon } from '../parts/Icon';
import { PageFailure } from '../parts/PageFailure';
import { dateTime, t, tn } from '../text';
import { LongRows, placeOf } from '../workspace/LongRows';
import { useSlices } from '../workspace/use-slices';
import { exportRun, runFile } from './export-run';
import { OUTCOME_GLYPH, OUTCOME_WORD, said } from './watch-words';

/** One round: how it filed each entry, and all of it as a folder tree. */
export function RunResults({ id }: { readonly id: string }) {
  const [outcome, setOutcome] = useState<WatchOutcome | null>(null);
  const [saved, setSaved] = useState<'saving' | Failure | null>(null);
  const results = useSlices(
    useCallback(
      (offset: number, limit: number) => callTwice('watchRun', { id, outcome, offset, limit }),
      [id, outcome],
    ),
  );
  const { reload, total } = results;
  const failure = (saved !== 'saving' ? saved : null) ?? results.failure;
  const save = async (): Promise<void> => {
    setSaved('saving');
    const done = await saveStream(runFile(id), exportRun(call, id));
    setSaved(done.ok ? null : done.failure);
  };
  return (
    <>
      <div class="tools">
        <fieldset class="chips" aria-label={t('watchFilters')}>
          {([null, ...WATCH_OUTCOMES] as const).map((each) => (
            <button
              key={each}
              type="button"
              class="chip"
              aria-pressed={each === outcome}
              onClick={() => setOutcome(each)}
            >
              {each && <Glyph name={OUTCOME_GLYPH[each]} size={12} />}
              {t(each ? OUTCOME_WORD[each] : 'dlAll')}
            </button>
          ))}
        </fieldset>
        <button type="button" class="btn" aria-disabled={saved === 'saving'} onClick={() => void save()}>
          <Icon name="down" />
          {t('watchExportRun')}
        </button>
      </div>
      {failure && (
        <div class="rows-none" role="alert">
          <PageFailure failure={failure} steps={{ retry: reload }} />
        </div>
      )}
      {total === 0 && <p class="rows-none muted">{t('watchNoMatch')}</p>}
      {total !== null && total > 0 && (
        <>
          <LongRows
            label={t('watchRuns')}
            total={total}
            onRange={results.need}
            head={(['historyTime', 'historyVerdict', 'historyIndicator', 'watchResult'] as const).map(
              (word) => (
                <th key={word} scope="col">
                  {t(word)}
                </th>
              ),
            )}
            row={(index) => <ResultLine key={index} index={index} result={results.at(index)} />}
          />
          <p class="rows-foot small dim">{tn('watchShown', total)}</p>
        </>
      )}
    </>
  );
}

function ResultLine({ result, index }: { result: WatchResult | undefined; index: number }) {
  const gateway = useGatewayName();
  if (!result) return <tr class="line result" {...placeOf(index)} aria-busy="true" />;
  const { at, outcome, indicator, finding, failure } = result;
  return (
    <tr class="line result" {...placeOf(index)} data-verdict={finding?.verdict ?? 'failed'}>
      <td>
        <time dateTime={new Date(at).toISOString()}>{dateTime(at)}</time>
      </td>
      <td class="word">
        <Glyph name={finding?.verdict ?? OUTCOME_GLYPH[outcome]} size={12} />
        {t(OUTCOME_WORD[outcome])}
      </td>
      <td>
        <OneLine indicator={indicator} />
      </td>
      <td class="muted">
        {finding ? said(finding) : failure ? failureText(failure, at, gateway).title : ''}
      </td>
    </tr>
  );
}

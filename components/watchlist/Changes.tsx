import { useCallback, useEffect } from 'preact/hooks';
import type { WatchChangeView } from '@/utils/domain/watch';
import { callTwice } from '@/utils/rpc/client';
import { watch } from '@/utils/rpc/live';
import { OneLine } from '../lists/OneLine';
import { failureText } from '../parts/failure-text';
import { useGatewayName } from '../parts/gateway';
import { PageFailure } from '../parts/PageFailure';
import { dateTime, t, tn } from '../text';
import { LongRows, placeOf } from '../workspace/LongRows';
import { useSlices } from '../workspace/use-slices';
import { CHANGE_WORD, said } from './watch-words';
import { toldText } from './webhook-text';

const COLUMNS = ['historyTime', 'watchChange', 'historyIndicator', 'watchBeforeAfter', 'watchTold'] as const;

/** Every change, newest first: what it was, what it is, and whether somebody was told. */
export function Changes() {
  const changes = useSlices(
    useCallback(
      (offset: number, limit: number) => callTwice('watchChanges', { key: null, offset, limit }),
      [],
    ),
  );
  const { reload, total, failure } = changes;
  useEffect(() => watch('watchlist', (push) => push.push === 'changed' && reload()), [reload]);
  return (
    <>
      {failure && (
        <div class="rows-none" role="alert">
          <PageFailure failure={failure} steps={{ retry: reload }} />
        </div>
      )}
      {total === 0 && <p class="rows-none muted">{t('watchNoChanges')}</p>}
      {total !== null && total > 0 && (
        <>
          <LongRows
            label={t('watchChanges')}
            total={total}
            onRange={changes.need}
            head={COLUMNS.map((word) => (
              <th key={word} scope="col">
                {t(word)}
              </th>
            ))}
            row={(index) => <ChangeLine key={index} index={index} change={changes.at(index)} />}
          />
          <p class="rows-foot small dim">{tn('watchChangesShown', total)}</p>
        </>
      )}
    </>
  );
}

function ChangeLine({ change, index }: { change: WatchChangeView | undefined; index: number }) {
  const gateway = useGatewayName();
  if (!change) return <tr class="line change" {...placeOf(index)} aria-busy="true" />;
  const { at, kind, indicator, after } = change;
  const how = beforeAfter(change, gateway);
  const told = toldText(change);
  return (
    <tr class="line change" {...placeOf(index)} data-verdict={after?.verdict ?? 'failed'}>
      <td>
        <time dateTime={new Date(at).toISOString()}>{dateTime(at)}</time>
      </td>
      <td class="word">{t(CHANGE_WORD[kind])}</td>
      <td>
        <OneLine indicator={indicator} />
      </td>
      <td title={how}>{how}</td>
      <td class="dim" title={told} data-label={t('watchTold')}>
        {told}
      </td>
    </tr>
  );
}

function beforeAfter({ at, before, after, failure }: WatchChangeView, gateway: string | null): string {
  const now = after ? said(after) : failure ? failureText(failure, at, gateway).title : '';
  return before ? t('watchFromTo', said(before), now) : now;
}

import { useCallback, useEffect, useState } from 'preact/hooks';
import type { WatchFilter, WatchSort } from '@/utils/domain/watch';
import { call, callTwice } from '@/utils/rpc/client';
import { watch } from '@/utils/rpc/live';
import { UndoBar } from '../journal/UndoBar';
import { useSearch } from '../journal/use-search';
import { Ask } from '../lists/Ask';
import { useAccess } from '../options/use-access';
import { PageFailure } from '../parts/PageFailure';
import { useNow } from '../parts/use-now';
import { number, t, tn } from '../text';
import { LongRows } from '../workspace/LongRows';
import { useSlices } from '../workspace/use-slices';
import { EntryHead, EntryLine } from './EntryLine';
import { EntryTools } from './EntryTools';
import { Restored } from './Restored';
import { useEntryActs } from './use-entry-acts';

/** Every entry with its last look and its next; what the list costs a day. */
export function Entries() {
  const [filter, setFilter] = useState<WatchFilter>('all');
  const [sort, setSort] = useState<WatchSort>('worst');
  const [asking, setAsking] = useState(false);
  const { typed, searched, type } = useSearch();
  const entries = useSlices(
    useCallback(
      (offset: number, limit: number) =>
        callTwice('listWatch', { search: searched, filter, sort, offset, limit }),
      [searched, filter, sort],
    ),
  );
  const { latest, reload } = entries;
  useEffect(() => watch('watchlist', (push) => push.push === 'changed' && reload()), [reload]);
  const acts = useEntryActs(reload);
  const { access } = useAccess(call);
  const now = useNow(true);
  const total = entries.total ?? 0;
  const all = latest?.counts.all ?? 0;
  const failure = acts.failure ?? entries.failure;
  const tooMuch = latest !== null && latest.cost.perDay > latest.cost.allowed;

  return (
    <>
      {latest?.restored && <Restored {...latest.restored} onDismiss={acts.dismissRestored} />}
      <EntryTools
        {...{ filter, setFilter, sort, setSort, typed, type, acts }}
        counts={latest?.counts ?? null}
        onRemoveAll={() => setAsking(true)}
      />
      {latest && all > 0 && (
        <p class={tooMuch ? 'small' : 'small dim'}>
          {tooMuch && <strong>{t('watchTooMuch')} </strong>}
          {t('watchCost', number(Math.ceil(latest.cost.perDay)), number(latest.cost.allowed))}
        </p>
      )}
      {access && !access.notifications && all > 0 && (
        <p class="small">
          {t('setNotifyMissing')} <a href="/options.html#watchlist">{t('openSettings')}</a>
        </p>
      )}
      {failure && (
        <div class="rows-none" role="alert">
          <PageFailure failure={failure} steps={{ retry: reload }} />
        </div>
      )}
      {entries.total === 0 && (
        <p class="rows-none muted">{t(searched === '' && filter === 'all' ? 'watchNone' : 'watchNoMatch')}</p>
      )}
      {total > 0 && (
        <>
          <LongRows
            label={t('watchEntries')}
            total={total}
            onRange={entries.need}
            head={<EntryHead />}
            row={(index) => (
              <EntryLine
                key={index}
                index={index}
                now={now}
                entry={entries.at(index)}
                onAct={acts.entry}
                onPeriod={(period, { key }) => acts.set([key], { period })}
              />
            )}
          />
          <p class="rows-foot small dim">{tn('watchShown', total)}</p>
        </>
      )}
      {asking && (
        <Ask
          title={t('watchRemoveAllAsk')}
          yes={t('watchRemoveAll')}
          onYes={() => acts.remove('all', all)}
          onClose={() => setAsking(false)}
        >
          <p class="muted">{tn('watchShown', all)}</p>
        </Ask>
      )}
      {acts.undo && (
        <UndoBar
          text={tn('watchRemoved', acts.undo.count)}
          onUndo={acts.takeBack}
          onClose={acts.forgetUndo}
        />
      )}
    </>
  );
}

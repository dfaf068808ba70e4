import { useCallback, useEffect, useState } from 'preact/hooks';
import type { ListView, RowQuery } from '@/utils/domain/list';
import { call, callTwice } from '@/utils/rpc/client';
import { watch } from '@/utils/rpc/live';
import { useSearch } from '../journal/use-search';
import { PageFailure } from '../parts/PageFailure';
import { useNow } from '../parts/use-now';
import { useDrop } from '../popup/use-drop';
import { t, tn } from '../text';
import { LongRows } from '../workspace/LongRows';
import { Shell } from '../workspace/Shell';
import { useQuota } from '../workspace/use-quota';
import { useSlices } from '../workspace/use-slices';
import { useTopic } from '../workspace/use-topic';
import type { Appended } from './append-list';
import { ListDialog, type Opened } from './ListDialog';
import { ListHead } from './ListHead';
import { ListTools } from './ListTools';
import { Plan } from './Plan';
import { Progress } from './Progress';
import { RowLine } from './RowLine';
import type { ListSource } from './read-source';
import { SortHead } from './SortHead';
import { useActs } from './use-acts';
import { useExport } from './use-export';
import { useFollow } from './use-follow';
import { usePaste } from './use-paste';
import { useTicks } from './use-ticks';
import { withFiles } from './with-files';
import { withText } from './with-text';

export type Order = Omit<RowQuery, 'offset' | 'limit' | 'search'>;

const FIRST: Order = { state: 'all', sort: 'row', descending: false };

/** One list: what was read, how far it is, where the findings lie, and every row. */
export function ListPage({ id }: { readonly id: string }) {
  const quota = useQuota(call, watch);
  const { result, reload } = useTopic<ListView>(
    'lists',
    useCallback(() => callTwice('getList', { list: id }), [id]),
  );
  const view = result?.ok ? result.value : null;
  const [order, setOrder] = useState(FIRST);
  const { typed, searched, type } = useSearch();
  const rows = useSlices(
    useCallback(
      (offset: number, limit: number) =>
        callTwice('listRows', { list: id, ...order, search: searched, offset, limit }),
      [id, order, searched],
    ),
  );
  const [opened, setOpened] = useState<Opened | null>(null);
  const [added, setAdded] = useState<Appended | null>(null);
  /** Behind what the dialog holds, if it is open. */
  const addTo = (add: (source: ListSource) => ListSource): void =>
    setOpened((before) => ({ what: 'add', source: add(before?.what === 'add' ? before.source : '') }));
  const add = (text: string): void => addTo((source) => withText(source, text));
  const addFiles = (files: readonly File[]): void => addTo((source) => withFiles(source, files));
  useDrop({ onFile: (file) => addFiles([file]), onFiles: addFiles, onText: add });
  usePaste(add);
  const ticks = useTicks(id, view);
  const follow = useFollow({ list: id, order, search: searched, view });
  const saving = useExport(call, view, order.state);
  const acts = useActs(id, reload);
  const now = useNow(view?.stage === 'running');

  const { reload: reloadRows } = rows;
  useEffect(() => {
    if (view) reloadRows();
  }, [view, reloadRows]);

  const failure = acts.failure ?? saving.failure ?? (result && !result.ok ? result.failure : rows.failure);
  // Only its own background can miss a list: an old bookmark, or one that was removed.
  const gone = result?.ok === false && result.failure.tag === 'not-found';
  const narrowed = order.state !== 'all' || searched !== '';
  const total = rows.total ?? 0;
  return (
    <Shell quota={quota} current="lists">
      <p class="small">
        <a href="#lists">{t('tabLists')}</a>
      </p>
      {view && (
        <>
          <ListHead
            view={view}
            acts={acts}
            saving={saving}
            state={order.state}
            added={added}
            onOpen={setOpened}
          />
          {view.stage === 'ready' ? (
            <Plan view={view} now={now} onStart={acts.start} />
          ) : (
            <Progress
              {...{ view, now, quota, ticks: ticks.ticks, onWidth: ticks.setWidth }}
              onRow={(n) => void follow.goTo(n)}
              onSettings={() => open('/options.html', '_blank', 'noopener')}
              onResume={() => acts.start(view.submitUnknown)}
            />
          )}
          <ListTools
            {...{ view, order, setOrder, typed, type }}
            onDecide={() => setOpened({ what: 'secrets' })}
          />
        </>
      )}
      {gone && <p class="rows-none muted">{t('listGone')}</p>}
      {failure && !gone && (
        <div class="rows-none" role="alert">
          <PageFailure failure={failure} steps={{ retry: reload }} />
        </div>
      )}
      {view && rows.total === 0 && <p class="rows-none muted">{t(narrowed ? 'listNoMatch' : 'listEmpty')}</p>}
      {view && total > 0 && (
        <>
          <LongRows
            label={t('listRows')}
            total={total}
            onRange={rows.need}
            goTo={follow.place}
            head={<SortHead order={order} onSort={setOrder} />}
            row={(index) => (
              <RowLine
                key={index}
                index={index}
                row={rows.at(index)}
                now={now}
                found={follow.place?.index === index}
                running={view.stage === 'running'}
                onAct={(act, row) =>
                  act === 'decide' ? setOpened({ what: 'secrets', row }) : acts.row(act, row)
                }
              />
            )}
          />
          <p class="rows-foot row small">
            <span class="grow dim">{tn('listShown', total)}</span>
            {view.stage === 'running' && (
              <label class="row">
                <input type="checkbox" checked={follow.on} onChange={follow.toggle} />
                {t('listFollow')}
              </label>
            )}
          </p>
        </>
      )}
      {view && opened && (
        <ListDialog
          {...{ opened, view, acts }}
          onOpen={setOpened}
          onAdded={setAdded}
          onClose={() => setOpened(null)}
        />
      )}
    </Shell>
  );
}

import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Failure } from '@/utils/domain/failure';
import type { HistoryQuery, HistoryRow } from '@/utils/domain/history';
import { call, callTwice } from '@/utils/rpc/client';
import { watch } from '@/utils/rpc/live';
import { saveStream } from '../lists/save-stream';
import { PageFailure } from '../parts/PageFailure';
import { Rich } from '../parts/Rich';
import { t, tn } from '../text';
import { LongRows } from '../workspace/LongRows';
import { openReport } from '../workspace/open-report';
import { Shell } from '../workspace/Shell';
import { useQuota } from '../workspace/use-quota';
import { useSlices } from '../workspace/use-slices';
import { exportHistory, type HistoryFormat, historyFile } from './export-history';
import { HistoryExport } from './HistoryExport';
import { HistoryFilters } from './HistoryFilters';
import { HistoryHead, HistoryLine } from './HistoryLine';
import { Said } from './Said';
import { UndoBar } from './UndoBar';
import { useSearch } from './use-search';

export type Asked = Pick<HistoryQuery, 'verdict' | 'kind' | 'from' | 'to'>;

const EVERYTHING: Asked = { verdict: 'all', kind: 'all', from: null, to: null };

/** Lists and the watchlist would leave no room for anything else: each keeps what it asked. */
const elsewhere = () => [
  <a key="lists" href="#lists">
    {t('tabLists')}
  </a>,
  <a key="watchlist" href="#watchlist">
    {t('tabWatchlist')}
  </a>,
];

/** What was checked and how it ended, newest first; never anything of a private window. */
export function History() {
  const quota = useQuota(call, watch);
  const [asked, setAsked] = useState(EVERYTHING);
  const [undo, setUndo] = useState<{ readonly id: string; readonly count: number } | null>(null);
  const [trouble, setTrouble] = useState<Failure | null>(null);
  const [said, setSaid] = useState<HistoryRow | null>(null);
  const { typed, searched, type } = useSearch();
  const entries = useSlices(
    useCallback(
      (offset: number, limit: number) =>
        callTwice('listHistory', { ...asked, search: searched, offset, limit }),
      [asked, searched],
    ),
  );
  const { reload, total, latest } = entries;
  useEffect(() => watch('history', (push) => push.push === 'changed' && reload()), [reload]);

  const remove = async (keys: readonly string[] | 'all', count: number): Promise<void> => {
    const reply = await call('removeHistory', { keys });
    setTrouble(reply.ok ? null : reply.failure);
    if (reply.ok) setUndo({ id: reply.value.undo, count });
    reload();
  };
  const takeBack = async (id: string): Promise<void> => {
    const reply = await call('undoRemoval', { undo: id });
    setTrouble(reply.ok ? null : reply.failure);
    setUndo(null);
    reload();
  };
  const save = async (format: HistoryFormat): Promise<void> => {
    const pieces = exportHistory(callTwice, { ...asked, search: searched }, format);
    const saved = await saveStream(historyFile(format, Date.now()), pieces);
    setTrouble(saved.ok ? null : saved.failure);
  };
  const all = latest?.counts.all ?? 0;
  const narrowed = searched !== '' || asked !== EVERYTHING;
  const failure = trouble ?? entries.failure;

  return (
    <Shell quota={quota} current="history">
      <div class="page-head">
        <div class="grow">
          <h1>{t('tabHistory')}</h1>
          <p class="muted">{t('historyAbout')}</p>
          <p class="muted">
            <Rich message="historyElsewhere" values={elsewhere()} />
          </p>
        </div>
        {total !== null && total > 0 && (
          <HistoryExport count={total} onSave={(format) => void save(format)} />
        )}
        {all > 0 && !narrowed && (
          <button type="button" class="btn" onClick={() => void remove('all', all)}>
            {t('historyRemoveAll')}
          </button>
        )}
      </div>
      <HistoryFilters
        asked={asked}
        counts={latest?.counts ?? null}
        search={typed}
        onSearch={type}
        onAsk={(part) => setAsked((was) => ({ ...was, ...part }))}
      />
      {failure && (
        <div class="rows-none" role="alert">
          <PageFailure failure={failure} steps={{ retry: reload }} />
        </div>
      )}
      {total === 0 && <p class="rows-none muted">{t(narrowed ? 'historyNoMatch' : 'historyNone')}</p>}
      {total !== null && total > 0 && (
        <>
          <LongRows
            label={t('tabHistory')}
            total={total}
            onRange={entries.need}
            head={<HistoryHead />}
            row={(index) => (
              <HistoryLine
                key={index}
                index={index}
                entry={entries.at(index)}
                onSaid={setSaid}
                onOpen={(row) => void openReport(call, row.indicator).then(setTrouble)}
                onRemove={(row) => void remove([row.key], 1)}
              />
            )}
          />
          <p class="rows-foot small dim">{tn('historyEntries', total)}</p>
        </>
      )}
      {said && <Said entry={said} onClose={() => setSaid(null)} />}
      {undo && (
        <UndoBar
          text={tn('historyRemoved', undo.count)}
          onUndo={() => void takeBack(undo.id)}
          onClose={() => setUndo(null)}
        />
      )}
    </Shell>
  );
}

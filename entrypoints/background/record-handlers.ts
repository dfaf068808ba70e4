import { failed, success } from '@/utils/domain/result';
import type { HistoryMessages } from '@/utils/rpc/history-messages';
import type { LogMessages } from '@/utils/rpc/log-messages';
import type { HandlersOf } from '@/utils/rpc/server';
import type { Services } from './compose';

/** Some hundred kilobytes, were every entry flagged by fifty engines. */
const ROWS_AT_ONCE = 500;

/** What pages ask about history and log, and the undoing of removals. */
export function createRecordHandlers({
  history,
  log,
  removed,
  watchlist,
}: Services): HandlersOf<HistoryMessages & LogMessages> {
  return {
    listHistory: (query) => history.list(query),
    exportHistory: async ({ filter, after }) => {
      const part = await history.part(filter, after, ROWS_AT_ONCE);
      if (!part.ok) return part;
      const last = part.value.at(-1);
      const next = part.value.length < ROWS_AT_ONCE || !last ? null : { at: last.at, key: last.key };
      return success({ rows: part.value, next });
    },
    removeHistory: async ({ keys }) => {
      const undo = await removed.keep({ from: 'history', rows: await history.rows(keys) });
      const gone = await history.remove(keys);
      return gone.ok ? success({ undo }) : gone;
    },
    undoRemoval: async ({ undo }) => {
      const back = await removed.find(undo);
      if (!back) return failed({ tag: 'not-found' });
      const done = back.from === 'history' ? await history.putBack(back.rows) : success(null);
      if (back.from === 'watch') await watchlist.putBack(back.rows);
      if (done.ok) await removed.forget(undo);
      return done;
    },

    listLog: (query) => log.list(query),
    logText: ({ least, after }) => log.text(least, after),
    clearLog: () => log.clear(),
  };
}

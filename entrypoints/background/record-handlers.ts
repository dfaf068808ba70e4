import { failed, success } from '@/utils/domain/result';
import type { HistoryMessages } from '@/utils/rpc/history-messages';
import type { LogMessages } from '@/utils/rpc/log-messages';
import type { HandlersOf } from '@/utils/rpc/server';
import type { Services } from './compose';

/** What pages ask about history and log, and the undoing of removals. */
export function createRecordHandlers({
  history,
  log,
  removed,
  watchlist,
}: Services): HandlersOf<HistoryMessages & LogMessages> {
  return {
    listHistory: (query) => history.list(query),
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

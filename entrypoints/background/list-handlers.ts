import { failed, success } from '@/utils/domain/result';
import type { ListMessages } from '@/utils/rpc/list-messages';
import type { HandlersOf } from '@/utils/rpc/server';
import type { Services } from './compose';

const PRIVATE = failed({ tag: 'private', rule: 'private-window', host: '' });

/** What pages ask about lists. */
export function createListHandlers({ lists }: Services): HandlersOf<ListMessages> {
  return {
    lists: async () => success(await lists.all()),
    getList: ({ list }) => lists.get(list),

    // A list is kept, and nothing of a private window is.
    createList: async ({ name, lane }, sender) =>
      sender.who === 'page' && sender.privateTab ? PRIVATE : lists.create(name, lane),
    addListRows: ({ list, from, rows, bad }) => lists.addRows(list, from, rows, bad),
    finishList: ({ list, read }) => lists.finish(list, read),
    appendListRows: async ({ list, rows, bad, read }, sender) =>
      sender.who === 'page' && sender.privateTab ? PRIVATE : lists.append(list, { rows, bad, read }),
    appendedRows: ({ list }) => lists.appended(list),
    listPlan: ({ list }) => lists.plan(list),

    startList: ({ list, submitUnknown }) => lists.start(list, submitUnknown),
    pauseList: ({ list }) => lists.stop(list, 'paused'),
    cancelList: ({ list }) => lists.stop(list, 'cancelled'),
    retryRows: ({ list, n }) => lists.retry(list, n),
    raiseRow: ({ list, n }) => lists.raise(list, n),
    removeRow: ({ list, n }) => lists.removeRow(list, n),
    answerRows: ({ list, n, answer }) => lists.answer(list, n, answer),
    renameList: ({ list, name }) => lists.rename(list, name),
    removeList: ({ list }) => lists.remove(list),

    listRows: ({ list, ...query }) => lists.rows(list, query),
    badLines: async ({ list, offset, limit }) => success(await lists.bad(list, offset, limit)),
    listSpectrum: async ({ list, most }) => success(await lists.spectrum(list, most)),
    placeOfRow: async ({ list, n, ...query }) => success(await lists.placeOf(list, n, query)),

    exportRows: async ({ list, from, state }) => success(await lists.exports.rows(list, from, state)),
    exportReplies: async ({ list, from }) => success(await lists.exports.replies(list, from)),
    exportLog: async ({ list, from }) => success(await lists.exports.log(list, from)),
  };
}

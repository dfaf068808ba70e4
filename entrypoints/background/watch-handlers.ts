import { failed, type Result, success } from '@/utils/domain/result';
import { logFilePath, logFileText } from '@/utils/domain/watch-files';
import type { HandlersOf } from '@/utils/rpc/server';
import type { RunFile, WatchMessages } from '@/utils/rpc/watch-messages';
import { toBase64 } from '@/utils/services/lists/base64';
import { changeViewOf } from '@/utils/services/watch/row';
import type { KeptResult } from '@/utils/services/watch/runs';
import type { Services } from './compose';
import { isPrivate } from './privacy-of';

const FILES_AT_ONCE = 50;

/** What pages ask about the watchlist, its runs and its webhook. */
export function createWatchHandlers(services: Services): HandlersOf<WatchMessages> {
  const { watchlist, watchChanges, watchRuns, watchMirror, webhook } = services;

  return {
    listWatch: async (wanted) => success(await watchlist.list(wanted)),
    findWatch: async ({ indicator }) => success(await watchlist.find(indicator)),
    addWatch: async ({ from, ...entries }, sender) => {
      // A watchlist outlives every private window.
      if (await isPrivate(services, from === undefined ? {} : { from }, sender)) {
        return failed({ tag: 'private', rule: 'private-window', host: '' });
      }
      return success(await watchlist.add(entries));
    },
    setWatch: ({ keys, ...change }) => done(watchlist.set(keys, change)),
    checkWatch: ({ keys }) => done(watchlist.checkNow(keys)),
    removeWatch: async ({ keys }) => success({ undo: await watchlist.remove(keys) }),
    dismissRestored: () => done(watchMirror.dismissRestored()),

    watchChanges: async ({ key, offset, limit }) => {
      const { rows, total } = await watchChanges.list(key, offset, limit);
      return success({ rows: rows.map(changeViewOf), total });
    },
    watchRuns: async ({ offset, limit }) => success(await watchRuns.list(offset, limit)),
    watchRun: async ({ id, outcome, offset, limit }) =>
      success(await watchRuns.results(id, outcome, offset, limit)),
    exportRun: async ({ id, after }) => {
      const run = await watchRuns.get(id);
      if (!run) return failed({ tag: 'not-found' });
      const kept = await watchRuns.files(id, after, FILES_AT_ONCE);
      const next = kept.length < FILES_AT_ONCE ? null : (kept.at(-1)?.result.key ?? null);
      return success({ files: kept.map((one) => fileOf(run, one)), next });
    },

    webhook: async () => success(await webhook.view()),
    saveWebhook: ({ address, secret }) => webhook.save(address, secret),
    testWebhook: () => webhook.test(),
  };
}

function fileOf(run: { readonly startsAt: number }, { result, reply }: KeptResult): RunFile {
  const content = reply ? { gzip: toBase64(reply) } : { text: logFileText(result) };
  return { path: logFilePath(run, result), at: result.at, content };
}

async function done(work: Promise<void>): Promise<Result<null>> {
  await work;
  return success(null);
}

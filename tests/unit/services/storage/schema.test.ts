import { expect, it } from 'vitest';
import { createMemoryDatabase } from '../../../support/memory-database';

/** A store's key, `+` where the database counts it up, and its indexes. */
const STORES = {
  meta: '',
  vault: '',
  spends: '+ / at',
  reports: '/ fetchedAt usedAt',
  aliases: '',
  replies: '',
  history: '/ at',
  log: '+ / at list',
  checks: 'id / active updatedAt',
  cards: 'tabId',
  downloads: 'key / active seenAt',
  uploads: 'sha256 / active',
  holds: 'key',
  sections: '/ object usedAt',
  outbox: 'id / active key',
  lists: 'id / running',
  listRows: 'list,n / checkId state=list,state,n todo=list,todo,n',
  listBriefs: '',
  listBad: '',
  listReplies: '',
  watch: 'key / active dueAt plannedAt',
  watchRuns: 'id / startsAt',
  watchResults: 'run,key / at',
  watchReplies: '',
  watchChanges: 'n+ / key noticeAt webhookAt',
  removed: 'id / at',
};

it('every store has its key and its indexes, as a row of it is looked for', async () => {
  const { storage } = createMemoryDatabase();
  const made = await storage.run(async (database) => {
    const transaction = database.transaction([...database.objectStoreNames]);
    return [...database.objectStoreNames].map((name) => {
      const store = transaction.objectStore(name);
      const indexes = [...store.indexNames].map((index) => {
        const path = String(store.index(index).keyPath);
        return path === index ? path : `${index}=${path}`;
      });
      const { keyPath, autoIncrement } = store;
      const key = `${keyPath ?? ''}${autoIncrement ? '+' : ''}`;
      return [name, [key, ...(indexes.length > 0 ? ['/'] : []), ...indexes].join(' ').trim()];
    });
  });
  expect(Object.fromEntries(made)).toEqual(STORES);
});

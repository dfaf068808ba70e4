import type { Page } from '@playwright/test';

/** What the answers of a seeded list look like: computed here and in the page alike. */
export interface Seed {
  readonly list: string;
  readonly rows: number;
  /** Characters of a reply that nothing compresses away; a report of VirusTotal's has tens of thousands in all. */
  readonly noise: number;
}

/**
 * Answers all rows of a list of hashes as if VirusTotal had been asked: row by row through the quota would take
 * days. Runs in one of the extension's pages and writes what a run writes: rows, counts, whole replies. Every third
 * is malicious by its number mod 60 + 3 engines, the others have nothing found.
 */
export async function seedAnswers(page: Page, seed: Seed): Promise<void> {
  // A helper of the compiler that runs benchmarks: what runs in the page names it.
  await page.evaluate('globalThis.__name ??= (named) => named');
  await page.evaluate(async ({ list, rows, noise }) => {
    const done = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const zipped = async (text: string): Promise<Uint8Array> => {
      const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
      return new Uint8Array(await new Response(stream).arrayBuffer());
    };
    const random = (): string => {
      const bytes = crypto.getRandomValues(new Uint8Array(noise / 2));
      return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
    };
    const engines = Array.from({ length: 70 }, (_, at) => [
      `Engine${at}`,
      { category: 'undetected', method: 'blacklist', engine_version: `1.${at}`, result: null },
    ]);
    const database = await done(indexedDB.open('assay'));
    const own = IDBKeyRange.bound([list, 0], [list, Number.POSITIVE_INFINITY]);
    const items = await done(database.transaction('listRows').objectStore('listRows').getAll(own));
    const counts = { malicious: 0, 'nothing-found': 0 };
    for (let from = 0; from < rows; from += 100) {
      const part = items.slice(from, from + 100);
      const replies = await Promise.all(
        part.map(({ indicator: { value } }) => {
          const attributes = {
            sha256: value,
            names: [random()],
            last_analysis_results: Object.fromEntries(engines),
          };
          return zipped(JSON.stringify({ data: { id: value, type: 'file', attributes } }));
        }),
      );
      const transaction = database.transaction(['listRows', 'listReplies'], 'readwrite', {
        durability: 'relaxed',
      });
      const ended = new Promise((resolve) => {
        transaction.oncomplete = resolve;
      });
      for (const [index, { todo: _, ...item }] of part.entries()) {
        const malicious = item.n % 3 === 0 ? (item.n % 60) + 3 : 0;
        const state = malicious > 0 ? 'malicious' : 'nothing-found';
        counts[state] += 1;
        const result = {
          id: item.indicator.value,
          counts: { malicious, suspicious: 0, harmless: 0, undetected: 70 - malicious, unanswered: 0 },
          label: malicious > 0 ? 'trojan.test' : null,
          analysedAt: 1_780_000_000_000 + item.n * 1_000,
          fetchedAt: 1_780_100_000_000,
        };
        const flagging = Array.from({ length: malicious }, (_, at) => `Engine${at}\t=trojan, "${at}"`).join(
          '\n',
        );
        transaction.objectStore('listRows').put({ ...item, state, result, flagging });
        transaction.objectStore('listReplies').put(replies[index], [list, item.n]);
      }
      await ended;
    }
    const last = database.transaction(['lists', 'listBriefs'], 'readwrite');
    const view = await done(last.objectStore('lists').get(list));
    last.objectStore('lists').put({
      ...view,
      stage: 'done',
      endedAt: Date.now(),
      told: true,
      counts: { ...view.counts, waiting: 0, ...counts },
    });
    // Written anew by whoever looks at the list.
    last.objectStore('listBriefs').delete(own);
    await new Promise((resolve) => {
      last.oncomplete = resolve;
    });
    database.close();
  }, seed);
}

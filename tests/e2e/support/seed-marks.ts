import type { Page } from '@playwright/test';

/**
 * Makes many addresses known, with the report that is kept of one: a row in the cache each, as if each had been
 * checked. `page` is one of the extension's own.
 */
export async function seedMarks(page: Page, like: string, addresses: readonly string[]): Promise<void> {
  await page.evaluate(
    async ([model, others]) => {
      const opening = indexedDB.open('assay');
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error);
      });
      const transaction = database.transaction(['aliases', 'reports'], 'readwrite');
      const [aliases, reports] = [transaction.objectStore('aliases'), transaction.objectStore('reports')];
      const alias = aliases.get(`url:${model}`);
      alias.onsuccess = () => {
        const row = reports.get(alias.result.to);
        row.onsuccess = () => {
          others.forEach((address, at) => {
            const id = `${at}`.padStart(64, '0');
            const key = `url:${id}`;
            const report = { ...row.result.report, id, subject: address };
            reports.put({ ...row.result, report, requestKeys: [key, `url:${address}`] }, key);
            aliases.put(
              alias.result.at === undefined ? alias.result : { to: key, at: alias.result.at },
              `url:${address}`,
            );
          });
        };
      };
      await new Promise((resolve) => {
        transaction.oncomplete = resolve;
      });
      database.close();
    },
    [like, addresses] as const,
  );
}

import type { Page } from '@playwright/test';
import { CLEAN_URL, MALICIOUS_URL } from '../../simulator/world/named';
import { asked } from '../support/requests';
import { expect, test } from './fixtures';
import { links } from './list-messages';
import { answerOf, send } from './rpc';

/** Opens the database as a newer build would, past Assay, and keeps whoever comes after it waiting. */
const hold = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const own = indexedDB.open('assay');
        own.onerror = () => reject(own.error);
        own.onsuccess = () => {
          // It does not heed that another version is wanted.
          const newer = indexedDB.open('assay', own.result.version + 1);
          newer.onblocked = () => resolve();
          const letGo = (upgrade: boolean): Promise<void> =>
            new Promise((done) => {
              newer.onupgradeneeded = () => {
                if (!upgrade) newer.transaction?.abort();
              };
              newer.onsuccess = () => done(newer.result.close());
              newer.onerror = (event) => {
                event.preventDefault();
                done();
              };
              own.result.close();
            });
          Object.assign(globalThis, { letGo });
        };
      }),
  );

const letGo = (page: Page, how: 'as it was' | 'upgraded'): Promise<void> =>
  page.evaluate(
    (upgrade) => (globalThis as { letGo?: (upgrade: boolean) => Promise<void> }).letGo?.(upgrade),
    how === 'upgraded',
  ) as Promise<void>;

/** How many rows there are of what must never be lost. */
const kept = (page: Page): Promise<Record<string, number>> =>
  page.evaluate(
    () =>
      new Promise<Record<string, number>>((resolve, reject) => {
        const opening = indexedDB.open('assay');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const names = ['history', 'reports', 'spends', 'vault', 'watch'];
          const transaction = opening.result.transaction(names);
          const counts = names.map((name) => transaction.objectStore(name).count());
          transaction.oncomplete = () => {
            opening.result.close();
            resolve(Object.fromEntries(names.map((name, at) => [name, counts[at]?.result ?? 0])));
          };
        };
      }),
  );

test('a database that another build keeps closed, and then has upgraded: said, nothing is sent, nothing lost', async ({
  assay,
  simulator,
}) => {
  const [first = '', second = ''] = links(2);
  const popup = await assay.openPopup();
  await popup.check(CLEAN_URL);
  await popup.shows('nothing-found');
  const entry = { kind: 'domain', value: 'watched.example' } as const;
  answerOf(await send(popup.page, 'addWatch', { indicators: [entry], period: 'week', secrets: 'ask' }));
  await expect.poll(() => asked(simulator).length).toBe(2);
  const other = await assay.context.newPage();
  await other.goto(assay.url('icon/16.png'));

  await hold(other);
  await popup.check(MALICIOUS_URL);
  await popup.fails('internal');
  await expect(popup.page.locator('[data-verdict]')).toHaveAttribute('data-verdict', 'failed');
  expect(asked(simulator)).toHaveLength(2);
  await letGo(other, 'as it was');
  await popup.check(MALICIOUS_URL);
  await popup.shows('malicious');

  const before = await kept(other);
  expect(before).toMatchObject({ history: 2, vault: 1, watch: 1 });
  await hold(other);
  await letGo(other, 'upgraded');
  for (const link of [first, second]) {
    await popup.check(link);
    await popup.fails('storage-closed');
    await expect(popup.page.locator('main')).toContainText('A newer version of Assay has been used here');
    // The next is asked of a worker that never had it open.
    if (link === first) await assay.background.kill();
  }
  const { page } = await assay.openOptions();
  await expect(page.getByRole('alert')).toContainText('A newer version of Assay has been used here');
  expect(await send(page, 'saveKey', { key: 'b'.repeat(64) })).toMatchObject({
    failure: { tag: 'storage-closed', why: 'newer' },
  });
  expect(asked(simulator)).toHaveLength(3);
  expect(await kept(other), 'all of it is there for the newer one').toEqual(before);
});

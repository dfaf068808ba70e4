import { HOUR } from '@/utils/domain/duration';
import { freshness } from '@/utils/domain/freshness';
import { nextCursor, type SectionName, type SectionPage } from '@/utils/domain/report-section';
import type { Result } from '@/utils/domain/result';
import { attempt } from './attempt';
import type { AssayDatabase, Storage } from './database';
import type { SectionRow } from './schema';
import { transact, type Writing } from './transact';

/**
 * Kept pages of sections, each with its own age, gone with the report that they belong to. Best
 * effort, like the reports: reading never fails, and what could not be kept is no reason to withhold it.
 * `object` is the report's key, `kind:id`.
 */
export interface SectionCache {
  /** The kept pages of a section in their order, without a hole. A private window's look leaves no trace. */
  pages(object: string, section: SectionName, look: Look): Promise<readonly SectionPage[]>;
  /** The first page of each of these sections that is kept. */
  firstPages(object: string, sections: readonly SectionName[], now: number): Promise<readonly SectionPage[]>;
  /** A first page takes the place of all; another one follows the page that its cursor came with. */
  keep(object: string, page: SectionPage): Promise<Result<null>>;
  forget(object: string, section: SectionName): Promise<Result<null>>;
}

export interface Look {
  readonly now: number;
  readonly leaveTrace: boolean;
}

/** Pages of all reports together; the longest unused go first. One has some tens of kilobytes. */
export const SECTION_PAGES = 3_000;
const STORES = ['sections'] as const;
type SectionTransaction = Writing<typeof STORES>;

/** `usedAt` needs no better resolution, and each touch is a write. */
const TOUCH_AFTER = HOUR;

export function createSectionCache(storage: Storage, most: number = SECTION_PAGES): SectionCache {
  const write = (work: (transaction: SectionTransaction) => Promise<void>): Promise<Result<null>> =>
    attempt(async () => {
      await storage.run((database) => transact(database, STORES, 'relaxed', work));
      return null;
    });

  return {
    async pages(object, section, { now, leaveTrace }) {
      const read = await attempt(() => storage.run((database) => rowsOf(database, object, section)));
      const rows = read.ok ? unbroken(read.value, now) : [];
      if (leaveTrace && rows.some(({ usedAt }) => Math.abs(now - usedAt) > TOUCH_AFTER)) {
        await write((transaction) => touch(transaction, object, section, now));
      }
      return rows.map(pageOf);
    },

    async firstPages(object, sections, now) {
      const read = await attempt(() =>
        storage.run((database) =>
          Promise.all(sections.map((section) => database.get('sections', keyOf(object, section, 0)))),
        ),
      );
      return read.ok ? read.value.flatMap((row) => unbroken(row ? [row] : [], now)).map(pageOf) : [];
    },

    keep: (object, page) =>
      write(async (transaction) => {
        const number = await placeOf(transaction, object, page);
        if (number === null) return;
        const sections = transaction.objectStore('sections');
        await sections.delete(pagesFrom(object, page.section, number));
        const key = keyOf(object, page.section, number);
        await sections.put({ ...page, object, usedAt: page.fetchedAt }, key);
        await makeRoom(transaction, most);
      }),

    forget: (object, section) =>
      write((transaction) => transaction.objectStore('sections').delete(pagesFrom(object, section, 0))),
  };
}

/** Numbers of the same length, so that the tenth page does not stand before the second. */
function keyOf(object: string, section: SectionName, number: number): string {
  return `${object} ${section} ${String(number).padStart(6, '0')}`;
}

function pagesFrom(object: string, section: SectionName, number: number): IDBKeyRange {
  return IDBKeyRange.bound(keyOf(object, section, number), `${object} ${section} \uffff`);
}

function rowsOf(database: AssayDatabase, object: string, section: SectionName): Promise<SectionRow[]> {
  return database.getAll('sections', pagesFrom(object, section, 0));
}

/** From the first page on, as long as each is what the cursor before it leads to and has not expired. */
function unbroken(rows: readonly SectionRow[], now: number): readonly SectionRow[] {
  const whole: SectionRow[] = [];
  let expected: string | null = null;
  for (const row of rows) {
    const follows = whole.length === 0 ? row.cursor === null : expected !== null && row.cursor === expected;
    if (!follows || freshness(row.fetchedAt, now) === 'expired') break;
    whole.push(row);
    expected = nextCursor(row.content);
  }
  return whole;
}

/** The page's number; null for one that follows nothing that is kept. */
async function placeOf(
  transaction: SectionTransaction,
  object: string,
  page: SectionPage,
): Promise<number | null> {
  if (page.cursor === null) return 0;
  const kept = await transaction.objectStore('sections').getAll(pagesFrom(object, page.section, 0));
  const before = kept.findIndex(({ content }) => nextCursor(content) === page.cursor);
  return before < 0 ? null : before + 1;
}

async function touch(
  transaction: SectionTransaction,
  object: string,
  section: SectionName,
  now: number,
): Promise<void> {
  let cursor = await transaction.objectStore('sections').openCursor(pagesFrom(object, section, 0));
  while (cursor) {
    await cursor.update({ ...cursor.value, usedAt: now });
    cursor = await cursor.continue();
  }
}

async function makeRoom(transaction: SectionTransaction, most: number): Promise<void> {
  const sections = transaction.objectStore('sections');
  const surplus = (await sections.count()) - most;
  if (surplus <= 0) return;
  for (const key of await sections.index('usedAt').getAllKeys(null, surplus)) await sections.delete(key);
}

function pageOf({ section, cursor, content, fetchedAt }: SectionRow): SectionPage {
  return { section, cursor, content, fetchedAt };
}

import { explain } from './explain';
import type { Explained } from './explained';

/** Why survivors of the storage may live. */
export const EXPLAINED_STORAGE: readonly Explained[] = [
  // `Number.isSafeInteger` says no to what is no number; the other word is for the compiler.
  ...explain('services/storage/account-record', 'same', [
    "number: typeof number === 'number' && Number.isSafeInteger(number) ? number : 0,",
    'true',
  ]),
  ...explain('services/storage/learned-limits', 'same', [
    "return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;",
    'true',
  ]),
  ...explain(
    'services/storage/cache-size',
    'same',
    ["return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : 0;", 'true'],
    [
      "return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : 0;",
      'value > 0',
    ],
  ),
  ...explain(
    'services/storage/history-copy',
    'same',
    ["return typeof stored === 'number' && Number.isSafeInteger(stored) && stored > 0 ? stored : 0;", 'true'],
    [
      "return typeof stored === 'number' && Number.isSafeInteger(stored) && stored > 0 ? stored : 0;",
      'stored >= 0',
    ],
    // Entries of a copy that counts nothing are never brought back.
    ["if (typeof stored !== 'object' || stored === null) return { edits: 0, entries: [] };", 'Stryker'],
  ),
  ...explain(
    'services/storage/cache-size',
    'short',
    ['if (reports <= most.reports && bytes <= most.bytes) return;', 'false'],
    ['if (reports <= most.reports && bytes <= most.bytes) return;', '< most'],
  ),
  ...explain('services/storage/database', 'never', [
    'if (transaction) for (const step of LADDER.slice(event.oldVersion)) step(request.result, transaction);',
    'true',
  ]),
  // By then nothing that was given up is remembered any more.
  ...explain('services/storage/database', 'same', ['if (late) told.onHanging(false);', 'true']),
  ...explain(
    'services/storage/database',
    'words',
    "reject(request.error ?? new Error('the database could not be opened'));",
  ),
  ...explain(
    'services/storage/history-list',
    'short',
    // From an index, or from memory: the same page.
    'if (isOpen(query) && !loaded && query.offset < WALKED) {',
    "return search.trim() === '' && verdict === 'all' && kind === 'all' && from === null && to === null;",
    'if (known) return known;',
    "if (words === '') return true;",
    ['if (loading === begun) loading = null;', 'true'],
  ),
  ...explain('services/storage/history-list', 'same', ['const [newest] = loaded ?? [];', 'Stryker']),
  ...explain(
    'services/storage/log-list',
    'short',
    // By number, by walking, or from memory: the same page.
    "if (query.search.trim() === '' && query.least === 'info') return page(storage, query);",
    'if (!first || !last || offset >= total) return { rows: [], total };',
    'if (last.key - first.key + 1 === total) {',
    "(words === '' || event.toLowerCase().includes(words) || detail.toLowerCase().includes(words)),",
  ),
  // Of no level, so that no filter lets it through.
  ...explain(
    'services/storage/log-list',
    'same',
    ['let lines: LogLine[] = [];', 'Stryker'],
    ['lines = [];', 'Stryker'],
  ),
  // No line has a number below one.
  ...explain(
    'services/storage/log',
    'same',
    ['if (last > lines) await log.delete(IDBKeyRange.upperBound(last - lines));', 'true'],
    ['if (last > lines) await log.delete(IDBKeyRange.upperBound(last - lines));', '>='],
  ),
  ...explain('services/storage/log', 'short', [
    "const read = await attempt(() => finder.list({ search: '', least: 'info', offset: 0, limit }));",
    '""',
  ]),
  // It is written over in the same transaction.
  ...explain('services/storage/managed-key', 'same', ['if (!next) await vault.delete(KEY);', 'true']),
  // What fails in there is not found either.
  ...explain('services/storage/reports', 'same', ['if (!alias) return null;', 'false']),
  ...explain('services/storage/sections', 'same', [
    'return read.ok ? read.value.flatMap((row) => unbroken(row ? [row] : [], now)).map(pageOf) : [];',
    'Stryker',
  ]),
  // Only whether it has changed is asked.
  ...explain('services/storage/settings-store', 'same', ['changes += 1;', '-=']),
];

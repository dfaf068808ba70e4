import type { CheckState, CheckView } from '@/utils/domain/check';
import type { DownloadView } from '@/utils/domain/download';
import { success } from '@/utils/domain/result';
import { parseSettings, type Settings } from '@/utils/domain/settings';
import type { CheckOrder } from '@/utils/services/checks/checks';
import { type CheckRow, viewOf } from '@/utils/services/checks/row';
import { createDownloads } from '@/utils/services/downloads/downloads';
import type { HashFile } from '@/utils/services/downloads/read-file';
import type { DownloadRow } from '@/utils/services/downloads/row';
import { createDownloadTable } from '@/utils/services/downloads/table';
import { createFakeDisk } from '../../../support/fake-disk';
import { createMemoryDatabase } from '../../../support/memory-database';
import { ROW } from '../checks/a-row';
import { HASH, rowOf } from './a-download';

/** Downloads over a disk and a table in memory, whose checks a test answers by hand. */
export async function createDesk(settings: Partial<Settings> = {}) {
  const { storage, clock } = createMemoryDatabase();
  const table = createDownloadTable(storage);
  const disk = createFakeDisk();
  const checks = new Map<string, CheckRow>();
  const [orders, cancelled, rests, bugs]: [CheckOrder[], string[], DownloadRow[], string[]] = [
    [],
    [],
    [],
    [],
  ];
  const told = { changes: 0, held: [] as readonly DownloadView[] };
  const given = {
    /** What is found of a file; a test that reads files for real puts its own here. */
    hash: (async ({ size }) => success({ sha256: HASH, bytes: size })) as HashFile,
    settings: { downloads: 'on', ...settings } as Partial<Settings>,
    start: async (order: CheckOrder): Promise<CheckView> => {
      orders.push(order);
      const { indicator, origin } = order;
      const row = { ...ROW, id: `c${orders.length}`, indicator, origin, lane: 'download' } as const;
      checks.set(row.id, row);
      return viewOf(row);
    },
  };
  const door = disk.door(
    async () => undefined,
    () => () => undefined,
  );
  await table.setSince(1);
  const downloads = createDownloads({
    ...{ table, clock, door },
    checks: {
      start: (order) => given.start(order),
      async takeBack(id, asker) {
        if (asker === 'downloads') cancelled.push(id);
      },
    },
    findCheck: async (id) => checks.get(id) ?? null,
    hash: (order) => given.hash(order),
    settings: async () => parseSettings(given.settings),
    held: async () => told.held,
    onChange: () => {
      told.changes += 1;
    },
    onNew: () => undefined,
    onRest: (row) => void rests.push(row),
    onBug: (where, error) => void bugs.push(`${where}: ${error instanceof Error ? error.message : error}`),
  });
  const settle = (): Promise<void> => clock.advance(0);
  return {
    ...{ downloads, table, clock, disk, door, checks, orders, cancelled, rests, bugs, told, given, settle },
    /** What is stored of the download of this number. */
    async row(id = 1): Promise<DownloadRow> {
      const found = await table.get(rowOf({}, { id }).key);
      if (!found) throw new Error('no row');
      return found;
    },
    /** A check changes; `over` is all there is to it. */
    async becomes(id: string, state: CheckState, over = true): Promise<void> {
      const { active, ...rest } = { ...(checks.get(id) ?? ROW), id, state };
      const check: CheckRow = over || active === undefined ? rest : { ...rest, active };
      checks.set(id, check);
      downloads.onCheck(check);
      await settle();
    },
  };
}

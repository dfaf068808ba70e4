import type { CheckState } from '@/utils/domain/check';
import type { DownloadView } from '@/utils/domain/download';
import { parseSettings, type Settings } from '@/utils/domain/settings';
import type { CheckOrder } from '@/utils/services/checks/checks';
import { type CheckRow, viewOf } from '@/utils/services/checks/row';
import type { PauseDoor, StartedDownload } from '@/utils/services/downloads/door';
import { type HoldRow, newHold } from '@/utils/services/downloads/hold-row';
import { createHoldTable } from '@/utils/services/downloads/hold-table';
import { createHolds } from '@/utils/services/downloads/holds';
import { createMemoryDatabase } from '../../../support/memory-database';
import { ROW } from '../checks/a-row';
import { STARTED } from './a-download';

/** One download under way, and checks that a test answers by hand. */
export function createHoldDesk(settings: Partial<Settings> = {}, change: Partial<StartedDownload> = {}) {
  const { storage, clock } = createMemoryDatabase();
  const table = createHoldTable(storage);
  const item: StartedDownload = { ...STARTED, ...change };
  const browser = {
    underWay: item as StartedDownload | null,
    acts: [] as string[],
    refuses: new Set<string>(),
    breaks: new Set<string>(),
  };
  const act = (name: string, paused: boolean | null) => async (): Promise<boolean> => {
    if (browser.breaks.has(name)) throw new Error(`no ${name}`);
    browser.acts.push(name);
    if (browser.refuses.has(name)) return false;
    browser.underWay = paused === null ? null : { ...item, paused };
    return true;
  };
  const door: PauseDoor = {
    underWay: async () => {
      if (browser.breaks.has('under way')) throw new Error('no word');
      return browser.underWay;
    },
    pause: act('pause', true),
    resume: act('resume', false),
    cancel: act('cancel', null),
  };
  const checks = new Map<string, CheckRow>();
  const seen = {
    ...{ orders: [] as CheckOrder[], takenBack: [] as string[], bugs: [] as string[], changes: 0 },
    ...{ flagged: [] as DownloadView[], over: [] as string[] },
  };
  const given = {
    tells: async (): Promise<boolean> => true,
    start: async (_: CheckOrder): Promise<void> => undefined,
  };
  const holds = createHolds({
    ...{ table, door, clock },
    checks: {
      async start(order) {
        seen.orders.push(order);
        const row: CheckRow = { ...ROW, id: `c${seen.orders.length}`, indicator: order.indicator };
        checks.set(row.id, row);
        await given.start(order);
        return viewOf(row);
      },
      async takeBack(id) {
        seen.takenBack.push(id);
      },
    },
    findCheck: async (id) => checks.get(id) ?? null,
    settings: async () => parseSettings({ downloads: 'on', downloadHold: true, ...settings }),
    onBug: (where, error) => void seen.bugs.push(`${where}: ${error instanceof Error ? error.message : ''}`),
    onChange() {
      seen.changes += 1;
    },
    async onFlagged(download) {
      seen.flagged.push(download);
      return given.tells();
    },
    onOver: (key) => void seen.over.push(key),
  });
  const settle = (): Promise<void> => clock.advance(0);
  return {
    ...{ holds, table, clock, browser, checks, seen, given, item, settle },
    /** What becomes of it is decided once this resolves. */
    started: () => holds.started(item.id),
    /** It has been paused, and its check is on the way. */
    async held() {
      const done = holds.started(item.id);
      await settle();
      return { done };
    },
    async becomes(state: CheckState, id = 'c1') {
      const row = { ...ROW, id, state };
      checks.set(id, row);
      holds.onCheck(row);
      await settle();
    },
    /** What stands in the table: the row that a dead worker has left. */
    async left(row: (hold: HoldRow) => HoldRow = (hold) => hold) {
      const made = row(newHold(item, clock.now()));
      await table.put(made);
      browser.underWay = { ...item, paused: true };
      return made;
    },
  };
}

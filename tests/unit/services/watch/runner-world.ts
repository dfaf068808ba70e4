import type { CheckState } from '@/utils/domain/check';
import { DEFAULT_SETTINGS, type Settings } from '@/utils/domain/settings';
import { type CheckRow, viewOf } from '@/utils/services/checks/row';
import type { Storage } from '@/utils/services/storage/database';
import type { Cached } from '@/utils/services/storage/reports';
import type { RunParts } from '@/utils/services/watch/parts';
import { createWatchTable, type WatchTable } from '@/utils/services/watch/table';
import type { FakeClock } from '../../../support/fake-clock';
import { createMemoryDatabase } from '../../../support/memory-database';

/** What the watchlist's looks ask of others, and what they told. */
export interface RunnerWorld {
  readonly storage: Storage;
  readonly clock: FakeClock;
  readonly table: WatchTable;
  readonly parts: RunParts;
  /** What was asked of the checks, in order. */
  readonly started: Parameters<RunParts['checks']['start']>[0][];
  readonly dropped: string[];
  /** Checks by their ids, as they stand now. */
  readonly checks: Map<string, CheckRow>;
  readonly cached: Map<string, Cached>;
  /** "starts" and "ends". */
  readonly walk: string[];
  /** The checks whose waiting it was told of. */
  readonly waited: string[];
  readonly bugs: unknown[];
  settings: Settings;
  mayAsk: boolean;
  told: number;
  news: number;
  /** The check's row in a new state; an ended one is no longer active. */
  state(id: string, state: CheckState): CheckRow;
}

export function createRunnerWorld(): RunnerWorld {
  const { storage, clock } = createMemoryDatabase();
  const table = createWatchTable(storage);
  const world: RunnerWorld = {
    ...{ storage, clock, table, started: [], dropped: [], checks: new Map(), cached: new Map() },
    ...{ walk: [], waited: [], bugs: [], settings: DEFAULT_SETTINGS, mayAsk: true, told: 0, news: 0 },
    parts: {
      ...{ table, clock },
      checks: {
        async start(order) {
          world.started.push(order);
          const row = checkOf(`check-${world.started.length}`, { phase: 'looking-up' });
          world.checks.set(row.id, row);
          return viewOf(row);
        },
      },
      findCheck: async (id) => world.checks.get(id) ?? null,
      dropCheck: async (id) => void world.dropped.push(id),
      reports: { find: async (key) => world.cached.get(key) ?? null },
      settings: async () => world.settings,
      walk: {
        starts: async () => void world.walk.push('starts'),
        ends: async () => void world.walk.push('ends'),
        waits: async ({ id }) => void world.waited.push(id),
      },
      mayAsk: async () => world.mayAsk,
      telling: async () => () => ({ id: 'change', notice: 'off', webhook: 'off' }),
      onChange: () => {
        world.told += 1;
      },
      onNews: () => {
        world.news += 1;
      },
      onBug: (where, error) => world.bugs.push(where, error),
    },
    state(id, state) {
      const row = checkOf(id, state);
      world.checks.set(id, row);
      return row;
    },
  };
  return world;
}

/** A check of which nothing counts but how it stands. */
export function checkOf(id: string, state: CheckState): CheckRow {
  const ended = state.phase === 'report' || state.phase === 'unknown' || state.phase === 'failed';
  return {
    ...{ id, indicator: { kind: 'domain', value: 'a.example' }, origin: 'watch', lane: 'watch' },
    ...{ ephemeral: false, request: 'a.example', removed: [], stage: ended ? 'ended' : 'look-up' },
    ...{ posting: false, refresh: true, following: null, earlier: null, known: null, scanned: false },
    ...{ spent: 0, startedAt: 0, updatedAt: 0, state },
    ...(ended ? {} : { active: 'domain:a.example' }),
  };
}

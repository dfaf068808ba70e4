import type { CheckState, CheckView } from '@/utils/domain/check';
import type { LogRow } from '@/utils/domain/log';
import { failed, type Result, success } from '@/utils/domain/result';
import { type CheckRow, viewOf } from '@/utils/services/checks/row';
import type { ListRow } from '@/utils/services/lists/row';
import type { RunParts } from '@/utils/services/lists/run-parts';
import { checkOf, LOOKING_UP } from './items';
import type { TableWorld } from './table-world';

/** What running lists ask of others, and what they told. */
export interface RunWorld {
  readonly parts: RunParts;
  /** What was asked of the checks, in order; the first is `check-1`. */
  readonly started: Parameters<RunParts['checks']['start']>[0][];
  readonly cancelled: string[];
  readonly submitted: string[];
  readonly dropped: string[];
  /** Checks by their ids, as they stand now. */
  readonly checks: Map<string, CheckRow>;
  readonly lines: LogRow[];
  readonly ends: ListRow[];
  readonly bugs: unknown[];
  /** Of the minute. */
  minute: number;
  told: number;
  /** What a submission comes to: the same check goes on, another does, or it is refused. */
  submission: 'same' | 'other' | 'refused';
  /** A check in a new state, as the runner is told of it. */
  state(id: string, state: CheckState, more?: Partial<CheckRow>): CheckRow;
}

export function createRunParts({ table, clock }: Pick<TableWorld, 'table' | 'clock'>): RunWorld {
  const found = (id: string): Result<CheckView> => {
    const row = world.checks.get(id);
    return row ? success(viewOf(row)) : failed({ tag: 'not-found' });
  };
  const world: RunWorld = {
    ...{ started: [], cancelled: [], submitted: [], dropped: [], checks: new Map(), lines: [], ends: [] },
    ...{ bugs: [], minute: 4, told: 0, submission: 'same' },
    parts: {
      ...{ table, clock },
      checks: {
        async start(order) {
          world.started.push(order);
          return viewOf(world.state(`check-${world.started.length}`, LOOKING_UP));
        },
        async takeBack(id, asker) {
          if (asker === 'lists') world.cancelled.push(id);
        },
        async submit(id) {
          world.submitted.push(id);
          if (world.submission === 'refused') return failed({ tag: 'forbidden' });
          if (world.submission === 'same') return found(id);
          return success(viewOf(world.state(`${id}-submitted`, LOOKING_UP)));
        },
      },
      findCheck: async (id) => world.checks.get(id) ?? null,
      dropCheck: async (id) => void world.dropped.push(id),
      settings: async () => ({ maliciousFrom: 3, privateHosts: [] }),
      limits: async () => ({ minute: world.minute, day: 500, month: 15_500 }),
      scrubber: async () => (text) => text.replace('t0p', '…'),
      log: {
        append: async (line) => {
          world.lines.push(line);
          return success(null);
        },
      },
      onItems: () => undefined,
      onChange: () => {
        world.told += 1;
      },
      onEnd: (list) => world.ends.push(list),
      onBug: (where, error) => world.bugs.push(where, error),
    },
    state(id, state, more) {
      const row = checkOf(id, state, more);
      world.checks.set(id, row);
      return row;
    },
  };
  return world;
}

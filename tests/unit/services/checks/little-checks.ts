import { DEFAULT_SETTINGS, type Settings } from '@/utils/domain/settings';
import type { CheckParts, StepTools } from '@/utils/services/checks/parts';
import { createPrivateReplies } from '@/utils/services/checks/private-replies';
import type { CheckRow } from '@/utils/services/checks/row';
import { createCheckTable } from '@/utils/services/checks/table';
import type { LaneReply, LaneRequest } from '@/utils/services/quota/lanes';
import { createMemoryDatabase } from '../../../support/memory-database';

/** A request in the lanes; it stays there until the test answers it, or it is cancelled. */
interface Sent extends LaneRequest<unknown> {
  answer(reply: Partial<LaneReply<unknown>>): void;
}

/** What checks need of the world: a database in memory, a cache of one answer, and lanes that the test answers. */
export function createLittleChecks() {
  const { storage, clock, fillDisk } = createMemoryDatabase();
  const sent: Sent[] = [];
  const told: string[] = [];
  const changes: CheckRow[] = [];
  const history: unknown[] = [];
  const kept: unknown[] = [];
  const logged: unknown[] = [];
  const world = {
    online: true,
    cached: null as unknown,
    keeping: { ok: true, value: null } as unknown,
    settings: async (): Promise<Settings> => DEFAULT_SETTINGS,
  };
  const table = createCheckTable(storage, () => told.push('problem'));
  let ids = 0;

  const send = <T>(request: LaneRequest<T>): Promise<LaneReply<T>> =>
    new Promise((resolve) => {
      const answer: Sent['answer'] = (reply) => resolve({ raw: '', spent: 1, ...reply } as LaneReply<T>);
      const cancel = (): void => answer({ ok: false, failure: { tag: 'cancelled', sent: 0 }, spent: 0 });
      if (request.signal?.aborted) return cancel();
      sent.push({ ...request, answer } as Sent);
      request.signal?.addEventListener('abort', cancel);
    });

  const parts = {
    ...{ table, clock, privateReplies: createPrivateReplies() },
    lanes: {
      send,
      raise: (ticket: string, lane: string) => void told.push(`raise ${ticket} ${lane}`),
    },
    reports: {
      find: async (key: string, now: number, look: object) => {
        kept.push({ find: key, now, ...look });
        return world.cached;
      },
      keep: async (answer: object) => {
        kept.push({ keep: answer });
        return world.keeping;
      },
      keepUnknown: async (key: string, at: number) => void kept.push({ unknown: key, at }),
      forgetUnknown: async (key: string) => void told.push(`forget ${key}`),
    },
    history: { add: async (entry: unknown) => void history.push(entry) },
    log: { append: async (entry: unknown) => void logged.push(entry) },
    settings: () => world.settings(),
    isOnline: () => world.online,
    newId: () => `new-${++ids}`,
    keepAwake: () => {
      told.push('awake');
      return () => void told.push('asleep');
    },
    onChange: (row: CheckRow) => void changes.push(row),
    onBug: (where: string, error: unknown) => void told.push(`bug ${where}: ${(error as Error).message}`),
  } as unknown as CheckParts;

  /** For one step without a driver: what it notes is a change. */
  const tools = (signal = new AbortController().signal): StepTools => {
    const note = async (row: CheckRow): Promise<CheckRow> => {
      changes.push(row);
      return row;
    };
    return { ...parts, signal, note, noteSurely: note };
  };
  const settle = (): Promise<void> => clock.advance(0);
  return { world, parts, table, clock, fillDisk, settle, tools, sent, told, changes, history, kept, logged };
}

import type { Participation } from '@/utils/domain/participation';
import { DEFAULT_SETTINGS, type Settings } from '@/utils/domain/settings';
import type { ParticipationParts } from '@/utils/services/participation/parts';
import { heldRow } from '@/utils/services/participation/row';
import { createOutboxTable } from '@/utils/services/participation/table';
import type { LaneReply, LaneRequest } from '@/utils/services/quota/lanes';
import type { OutboxRow } from '@/utils/services/storage/schema';
import type { VirusTotalClient } from '@/utils/services/virustotal/client';
import { createMemoryDatabase } from '../../../support/memory-database';

export const OBJECT = { kind: 'url', id: 'c'.repeat(64) } as const;
export const COMMENT = { act: 'comment', text: 'Asks for card data.' } as const;
export const VOTE = { act: 'vote', verdict: 'malicious' } as const;
export const DELETION = { act: 'delete-comment', commentId: 'u-1' } as const;
export const ABUSE = { act: 'comment-vote', commentId: 'u-1', vote: 'abuse', seen: 3 } as const;

/** What was just said. */
export const held = (what: Participation, more: Partial<OutboxRow> = {}): OutboxRow => ({
  ...heldRow({ id: 'said', object: OBJECT, what, at: 0 }),
  ...more,
});

/** A request in the lanes; it stays there until the test answers it, or it is cancelled. */
interface Sent extends LaneRequest<unknown> {
  answer(reply: Partial<LaneReply<unknown>>): void;
}

/** What taking part needs of the world: a database in memory, and lanes that the test answers. It is 0 o'clock. */
export function createLittleOutbox() {
  const { storage, again, clock, fillDisk } = createMemoryDatabase(0);
  const sent: Sent[] = [];
  const told: string[] = [];
  const world = {
    settings: async (): Promise<Settings> => DEFAULT_SETTINGS,
    standing: { account: 1, refused: null } as object | null,
  };
  const table = createOutboxTable(storage);
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
    ...{ table, clock, lanes: { send } },
    vault: { standing: async () => world.standing },
    settings: () => world.settings(),
    newId: () => `new-${++ids}`,
    holdsKey: async (text: string) => text.includes('my key'),
    keepAwake: () => {
      told.push('awake');
      return () => void told.push('asleep');
    },
    onChange: () => void told.push('changed'),
    onPublished: ({ id }: typeof OBJECT, { act }: Participation) => void told.push(`published ${act} ${id}`),
    onBug: (where: string, error: unknown) => void told.push(`bug ${where}: ${(error as Error).message}`),
  } as unknown as ParticipationParts;
  return { parts, world, table, clock, again, fillDisk, settle: () => clock.advance(0), sent, told };
}

/** What a request would ask of VirusTotal's community, as it is called. */
export function callOf(request: LaneRequest<unknown> | undefined): unknown[] {
  const calls: unknown[] = [];
  const community = new Proxy(
    {},
    {
      get:
        (_, name) =>
        async (...given: unknown[]) => {
          calls.push(name, ...given);
          return { ok: true, value: 'totals' };
        },
    },
  );
  void request?.call({ community } as VirusTotalClient);
  return calls;
}

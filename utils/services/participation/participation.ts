import { checkComment, refusesComment } from '@/utils/domain/comment-check';
import type { ObjectRef } from '@/utils/domain/community';
import type { Failure } from '@/utils/domain/failure';
import type { OutboxEntry, Participation } from '@/utils/domain/participation';
import { isOver } from '@/utils/domain/participation';
import { failed, type Result, success } from '@/utils/domain/result';
import { attempt } from '../storage/attempt';
import type { ParticipationParts } from './parts';
import { commentOf, entryOf, heldRow, inState, outboxKey } from './row';
import { createRun } from './run';
import { staysHere } from './stays-here';

/** Taking part: what a person publishes waits in the outbox, leaves once, and is followed to its end. */
export interface ParticipationService {
  /** Held for `UNDO_FOR`. Refuses what VirusTotal would refuse, and what holds the key. */
  participate(object: ObjectRef, what: Participation, ephemeral: boolean): Promise<Result<OutboxEntry>>;
  takeBack(id: string): Promise<Result<null>>;
  /** `ephemeral`: asked by a private window, the only one to see what was said there. */
  outbox(object: ObjectRef, ephemeral: boolean): Promise<Result<readonly OutboxEntry[]>>;
  /** One request. */
  lookAgain(id: string): Promise<Result<OutboxEntry>>;
  dismiss(id: string): Promise<Result<null>>;
  ownComments(object: ObjectRef, ephemeral: boolean): Promise<Result<readonly string[]>>;
  /** Goes on with everything that a dead worker left behind. Harmless to call at any time. */
  goOn(): Promise<void>;
  /** Whether something has yet to leave or to be followed. */
  isBusy(): Promise<boolean>;
  sweep(now: number): Promise<void>;
}

const NOT_THERE = failed({ tag: 'not-found' });

/** What is said when a window that must not see it says the same: a private one, or another than that. */
const ALREADY = {
  vote: 'vote',
  comment: 'comment',
  'delete-comment': 'other',
  'comment-vote': 'vote',
} as const;

export function createParticipation(parts: ParticipationParts): ParticipationService {
  const { table, clock } = parts;
  const run = createRun(parts);

  /** Null when nothing speaks against it. */
  async function refusal(object: ObjectRef, what: Participation): Promise<Failure | null> {
    const key = await parts.vault.standing();
    if (!key) return { tag: 'no-key' };
    if (key.refused) return { tag: key.refused };
    const stays = await staysHere(parts, object);
    if (stays) return stays;
    if (what.act !== 'comment') return null;
    const why = checkComment(what.text).find(refusesComment);
    if (why) return { tag: 'bad-input', why };
    return (await parts.holdsKey(what.text)) ? { tag: 'bad-input', why: { reason: 'holds-key' } } : null;
  }

  return {
    participate: (object, said, ephemeral) =>
      flat(async () => {
        const what = said.act === 'comment' ? { ...said, text: said.text.trim() } : said;
        const failure = await refusal(object, what);
        if (failure) return failed(failure);
        const { kind, id } = object;
        const row = heldRow({ id: parts.newId(), object: { kind, id }, what, at: clock.now() });
        const { added, dropped, elsewhere } = await table.add(row, ephemeral);
        for (const id of dropped) run.stop(id);
        parts.onChange();
        void run.drive(added.id);
        return elsewhere
          ? failed({ tag: 'already-exists', what: ALREADY[what.act] })
          : success(entryOf(added));
      }),

    takeBack: (id) =>
      flat(async () => {
        const taken = await table.change(id, (row) =>
          row.active && !row.posting && row.state.phase !== 'looking' ? 'remove' : null,
        );
        if (!taken && (await table.get(id))) return failed({ tag: 'already-exists', what: 'other' });
        run.stop(id);
        parts.onChange();
        return success(null);
      }),

    outbox: (object, ephemeral) =>
      attempt(async () => {
        const rows = await table.seen(outboxKey(object), ephemeral);
        return rows.filter(({ hidden }) => !hidden).map(entryOf);
      }),

    lookAgain: (id) =>
      flat(async () => {
        await table.change(id, (row) =>
          row.state.phase === 'uncertain' ? inState(row, { phase: 'looking' }) : null,
        );
        parts.onChange();
        await run.drive(id);
        const row = await table.get(id);
        return row ? success(entryOf(row)) : NOT_THERE;
      }),

    dismiss: (id) =>
      attempt(async () => {
        await table.change(id, (row) => {
          if (!isOver(row.state)) return null;
          // Who says the same again is to know that it may be there.
          const matters = commentOf(row) !== null || row.state.phase === 'uncertain';
          return matters ? { ...row, hidden: true } : 'remove';
        });
        parts.onChange();
        return null;
      }),

    ownComments: (object, ephemeral) =>
      attempt(async () => {
        const rows = await table.seen(outboxKey(object), ephemeral);
        return rows.map(commentOf).filter((id) => id !== null);
      }),

    async goOn() {
      for (const { id } of await table.unfinished()) void run.drive(id);
    },

    isBusy: async () => (await table.unfinished()).length > 0,
    sweep: table.sweep,
  };
}

/** What the database throws becomes a failure like the others. */
async function flat<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
  const done = await attempt(work);
  return done.ok ? done.value : done;
}

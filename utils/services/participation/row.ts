import type { ObjectRef } from '@/utils/domain/community';
import { isOver, type OutboxEntry, type OutboxState, UNDO_FOR } from '@/utils/domain/participation';
import type { OutboxRow } from '../storage/schema';

/** Under what everything about one object is found. */
export function outboxKey({ kind, id }: ObjectRef): string {
  return `${kind}:${id}`;
}

/** Something that was just said, held back until it leaves. */
export function heldRow(entry: Omit<OutboxEntry, 'state'>): OutboxRow {
  const state: OutboxState = { phase: 'held', leavesAt: entry.at + UNDO_FOR };
  return { ...entry, key: outboxKey(entry.object), posting: false, active: 'yes', state };
}

/** The row in another state, at rest when that is an end. */
export function inState(row: OutboxRow, state: OutboxState): OutboxRow {
  const { active: _, ...rest } = row;
  return isOver(state) ? { ...rest, posting: false, state } : { ...rest, active: 'yes', state };
}

/** What the pages see of it. */
export function entryOf({ id, object, what, at, state }: OutboxRow): OutboxEntry {
  return { id, object, what, at, state };
}

/** The comment that it published, as far as is known. */
export function commentOf({ what, state }: OutboxRow): string | null {
  return what.act === 'comment' && state.phase === 'done' ? (state.comment?.id ?? null) : null;
}

import type { ListStage, ReadCounts } from '@/utils/domain/list';
import { failed, type Result, success } from '@/utils/domain/result';
import { type ListItem, type ListRow, toAsk } from './row';
import type { Run } from './run';
import type { RunParts } from './run-parts';
import { finished } from './settle';

/** What a person may do to a list. Each gives the list as it is then, or `not-found`. */
export interface Actions {
  finish(id: string, read: ReadCounts): Promise<Result<ListRow>>;
  start(id: string, submitUnknown: boolean): Promise<Result<ListRow>>;
  /** Stops asking: for now, or for good. What has left is answered all the same. */
  stop(id: string, stage: 'paused' | 'cancelled'): Promise<Result<ListRow>>;
  retry(id: string, n: number | null): Promise<Result<ListRow>>;
  raise(id: string, n: number): Promise<Result<ListRow>>;
  removeRow(id: string, n: number): Promise<Result<ListRow>>;
  answer(id: string, n: number | null, answer: 'keep' | 'remove'): Promise<Result<ListRow>>;
  rename(id: string, name: string): Promise<Result<ListRow>>;
}

export interface ActionParts extends RunParts {
  readonly run: Run;
  /** Numbers of the rows in a state, in their order. */
  readonly numbersIn: (list: string, state: ListItem['state']) => Promise<readonly number[]>;
}

const NOT_THERE = failed({ tag: 'not-found' });
const NAME_AT_MOST = 200;
/** Rows changed in one transaction. */
const AT_ONCE = 500;

const MAY_START: ReadonlySet<ListStage> = new Set<ListStage>(['ready', 'paused', 'cancelled', 'done']);

export function createActions(parts: ActionParts): Actions {
  const { table, run, clock } = parts;

  async function change(id: string, next: (list: ListRow) => ListRow | null): Promise<Result<ListRow>> {
    const list = await table.change(id, next);
    parts.onChange();
    return list ? success(list) : NOT_THERE;
  }

  /** Changes rows, many at a time; a list with something to do again is no longer at its end. */
  async function changeRows(
    id: string,
    ns: readonly number[],
    next: (item: ListItem) => ListItem | null | 'remove',
  ): Promise<Result<ListRow>> {
    for (let at = 0; at < ns.length; at += AT_ONCE) {
      const changed = await table.changeItems(
        id,
        ns.slice(at, at + AT_ONCE),
        async (item) => {
          const becomes = next(item);
          return becomes && { item: becomes === 'remove' ? null : becomes };
        },
        (list) => finished(list, clock.now()),
      );
      if (changed) parts.onItems(changed);
    }
    parts.onChange();
    const list = await table.get(id);
    if (!list) return NOT_THERE;
    if (list.stage === 'done' && !list.told) parts.onEnd(list);
    run.go();
    return success(list);
  }

  async function begin(id: string, submitUnknown: boolean): Promise<Result<ListRow>> {
    const before = await table.get(id);
    if (before && !MAY_START.has(before.stage)) return success(before);
    const now = clock.now();
    const started = await change(id, (list) => {
      const startedAt = list.startedAt ?? now;
      const fresh = { stopped: null, restsUntil: null, failedInARow: 0, endedAt: null, told: false };
      return { ...list, ...fresh, stage: 'running', running: 1, startedAt, submitUnknown };
    });
    await run.answerKnown(id);
    // A list of which nothing is left to ask ends here.
    const list = await change(id, (stored) => finished(stored, clock.now()));
    if (list.ok && list.value.stage === 'done' && !list.value.told) parts.onEnd(list.value);
    run.go();
    return started.ok ? list : started;
  }

  return {
    start: begin,

    finish: (id, read) =>
      change(id, (list) => (list.stage === 'reading' ? { ...list, stage: 'ready', read } : null)),

    async stop(id, stage) {
      const stopped = await change(id, ({ running: _, ...list }) =>
        list.stage === 'done' || list.stage === 'reading' ? null : { ...list, stage },
      );
      await run.withdraw(id);
      return stopped;
    },

    async retry(id, n) {
      const ns = n === null ? await parts.numbersIn(id, 'failed') : [n];
      const changed = await changeRows(id, ns, (item) =>
        item.state === 'failed' && item.sent !== null ? { ...toAsk(item, item.sent), refresh: true } : null,
      );
      // Failures kept from going on: the user's word lifts that, and a list at its end goes on.
      const list = await table.get(id);
      if (list?.stage === 'done') return begin(id, list.submitUnknown);
      return changed.ok
        ? change(id, (stored) => ({ ...stored, restsUntil: null, failedInARow: 0 }))
        : changed;
    },

    async raise(id, n) {
      let found: ListItem | null = null;
      const changed = await changeRows(id, [n], (item) => {
        if (item.state !== 'waiting') return null;
        found = item;
        return item.todo === undefined ? null : { ...item, todo: 'first' };
      });
      if (found) await run.raise(found);
      return changed;
    },

    async removeRow(id, n) {
      await run.withdraw(id, n);
      const removed = await changeRows(id, [n], () => 'remove');
      // The copy still has it.
      return removed.ok ? change(id, (list) => ({ ...list, copied: false })) : removed;
    },

    async answer(id, n, answer) {
      const ns = n === null ? await parts.numbersIn(id, 'not-sent') : [n];
      const changed = await changeRows(id, ns, (item) => {
        if (item.held?.why !== 'secrets') return null;
        const { without } = item.held;
        if (answer === 'keep') return toAsk(item, item.indicator.value);
        // What is left of it holds no secret any more.
        return {
          ...toAsk({ ...item, indicator: { ...item.indicator, value: without } }, without),
          secret: false,
        };
      });
      const list = await table.get(id);
      return list?.stage === 'done' ? begin(id, list.submitUnknown) : changed;
    },

    rename: (id, name) => change(id, (list) => ({ ...list, name: nameOf(name) ?? list.name, copied: false })),
  };
}

/** Null when nothing is left of it. */
export function nameOf(text: string): string | null {
  const name = text.toWellFormed().trim().slice(0, NAME_AT_MOST);
  return name === '' ? null : name;
}

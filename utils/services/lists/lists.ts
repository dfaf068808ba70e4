import type { FoundCost } from '@/utils/domain/found';
import type { BadLine, ListPlan, ListView, ReadCounts, RowPage, RowQuery, Tick } from '@/utils/domain/list';
import { failed, type Result, success } from '@/utils/domain/result';
import type { CheckRow } from '../checks/row';
import { createActions, nameOf } from './actions';
import { type AddRows, createAddRows } from './add-rows';
import { createAppendRows, type FurtherRows } from './append-rows';
import { createBriefReader } from './brief-reader';
import { createByState } from './by-state';
import { createExports, type Exports } from './export';
import type { ListsParts } from './lists-parts';
import { newList } from './new-list';
import { costOf, endOf, listView, planOf, type Standing } from './outlook';
import { createOverview } from './overview';
import { createPages } from './pages';
import { createRestore } from './restore';
import type { ListRow } from './row';
import { createRun } from './run';
import type { RunParts } from './run-parts';

/** Lists, from the text that is read in to the files that are taken out; see the messages. */
export interface Lists {
  /** A worker was born, an alarm fired, the connection is back: goes on with what is not done. */
  goOn(): Promise<void>;
  onCheck(check: CheckRow): void;
  /** The key was replaced: lists that it had stopped go on. */
  keyChanged(): Promise<void>;
  create(name: string, lane?: 'page' | 'list'): Promise<Result<ListView>>;
  readonly addRows: AddRows;
  finish(list: string, read: ReadCounts): Promise<Result<ListView>>;
  append(list: string, further: FurtherRows): Promise<Result<ListView>>;
  appended(list: string): Promise<Result<ListView>>;
  plan(list: string): Promise<Result<ListPlan>>;
  /** What so many requests of a page would mean now. */
  costOf(requests: number): Promise<FoundCost>;
  /** Whoever was to be told of its end was. */
  told(list: string): Promise<void>;
  all(): Promise<readonly ListView[]>;
  get(list: string): Promise<Result<ListView>>;
  start(list: string, submitUnknown: boolean): Promise<Result<ListView>>;
  stop(list: string, stage: 'paused' | 'cancelled'): Promise<Result<ListView>>;
  retry(list: string, n: number | null): Promise<Result<ListView>>;
  raise(list: string, n: number): Promise<Result<ListView>>;
  removeRow(list: string, n: number): Promise<Result<ListView>>;
  answer(list: string, n: number | null, answer: 'keep' | 'remove'): Promise<Result<ListView>>;
  rename(list: string, name: string): Promise<Result<ListView>>;
  remove(list: string): Promise<Result<null>>;
  rows(list: string, query: RowQuery): Promise<Result<RowPage>>;
  bad(list: string, offset: number, limit: number): Promise<readonly BadLine[]>;
  spectrum(list: string, most: number): Promise<readonly Tick[]>;
  placeOf(list: string, n: number, query: Omit<RowQuery, 'offset' | 'limit'>): Promise<number | null>;
  readonly exports: Exports;
}

const NOT_THERE = failed({ tag: 'not-found' });
/** What a new key mends. */
const BY_KEY: ReadonlySet<string> = new Set(['no-key', 'wrong-key', 'inactive-user']);

export function createLists(parts: ListsParts): Lists {
  const { table, storage, clock, ledger } = parts;
  const overview = createOverview(createBriefReader(storage));
  const pages = createPages(storage, overview);
  const limits = async () => (await ledger.outlook('list', clock.now())).limits;
  const runParts: RunParts = { ...parts, limits, onItems: overview.note };
  const run = createRun(runParts);
  const byState = createByState(storage);
  const actions = createActions({ ...runParts, run, numbersIn: byState.numbers });
  const addRows = createAddRows({ ...parts, onAdded: overview.forget });
  const appendRows = createAppendRows({ ...runParts, overview });
  const restore = createRestore({ ...parts, addRows: (list, from, rows) => addRows(list, from, rows, []) });
  let mending: Promise<unknown> | null = null;

  async function standing(lane: 'page' | 'list' = 'list'): Promise<Standing> {
    const now = clock.now();
    return { budget: await ledger.outlook(lane, now), running: await table.running(), now };
  }

  const viewIn = (now: Standing) => (list: ListRow) => listView(list, run.flights.ofList(list.id), now);
  async function view(found: Result<ListRow>): Promise<Result<ListView>> {
    return found.ok ? success(viewIn(await standing())(found.value)) : found;
  }
  async function found(id: string): Promise<Result<ListRow>> {
    const list = await table.get(id);
    return list ? success(list) : NOT_THERE;
  }

  /** Once a worker; tried again when a store could not be read. */
  function mend(): Promise<unknown> {
    mending ??= restore.mend().catch((error: unknown) => {
      mending = null;
      parts.onBug('lists', error);
    });
    return mending;
  }

  return {
    async goOn() {
      await mend();
      for (const list of await table.all()) {
        const ended = list.stage === 'done' || list.stopped !== null;
        if (ended && !list.told) parts.onEnd(list);
      }
      await run.resume();
    },
    onCheck: run.onCheck,

    async keyChanged() {
      if (!(await parts.keyWorks())) return;
      for (const { id, stopped, stage, submitUnknown } of await table.all()) {
        const byKey = stage === 'paused' && stopped !== null && BY_KEY.has(stopped.tag);
        if (byKey) await actions.start(id, submitUnknown);
      }
    },

    async create(name, lane) {
      const list = newList(parts.newId(), nameOf(name) ?? '', clock.now(), lane);
      await table.create(list);
      parts.onChange();
      return view(success(list));
    },
    addRows,
    async finish(id, read) {
      const list = await actions.finish(id, read);
      // Whatever happens from here on, the rows are in both stores.
      if (list.ok && list.value.stage !== 'reading') await restore.copy(list.value);
      return view(list);
    },
    async append(id, further) {
      const list = await appendRows(id, further);
      parts.onChange();
      run.go();
      return view(list);
    },
    async appended(id) {
      const list = await found(id);
      if (list.ok) await restore.copy(list.value);
      return view(list);
    },

    async plan(id) {
      const list = await table.get(id);
      if (!list) return NOT_THERE;
      const secrets = await byState.secrets(id);
      return success(planOf(list, { private: list.counts['not-sent'] - secrets, secrets }, await standing()));
    },
    costOf: async (requests) => costOf(requests, await standing('page')),
    async told(id) {
      await table.change(id, (list) => ({ ...list, told: true }));
    },

    async all() {
      return (await table.all()).map(viewIn(await standing()));
    },
    get: async (id) => view(await found(id)),

    start: async (id, submitUnknown) => view(await actions.start(id, submitUnknown)),
    stop: async (id, stage) => view(await actions.stop(id, stage)),
    retry: async (id, n) => view(await actions.retry(id, n)),
    raise: async (id, n) => view(await actions.raise(id, n)),
    removeRow: async (id, n) => view(await actions.removeRow(id, n)),
    answer: async (id, n, answer) => view(await actions.answer(id, n, answer)),
    rename: async (id, name) => view(await actions.rename(id, name)),
    async remove(id) {
      await actions.stop(id, 'cancelled');
      await restore.remove(id);
      overview.forget(id);
      parts.onChange();
      return success(null);
    },

    async rows(id, query) {
      const list = await table.get(id);
      if (!list) return NOT_THERE;
      const now = await standing();
      const out = run.flights.ofList(id).length;
      return success(
        await pages.rows(list, query, {
          flight: (n) => run.flights.get(id, n),
          slotAt: (before) => endOf(before + out + 1, list, now),
        }),
      );
    },
    bad: table.bad,
    spectrum: overview.spectrum,
    async placeOf(id, n, query) {
      const place = (await overview.order(id, query)).indexOf(n);
      return place < 0 ? null : place;
    },
    exports: createExports(storage),
  };
}

import { ROW_STATES, type RowQuery, type RowSort, type RowState, type Tick } from '@/utils/domain/list';
import { type Brief, briefOf } from './briefs';
import type { Changed } from './table';

/** A list's rows in brief, kept in memory while somebody looks at it. */
export interface Overview {
  /** All rows, in the order of the list. */
  rows(list: string): Promise<readonly Brief[]>;
  /** Numbers of the rows, in the order asked for. */
  order(list: string, query: Order): Promise<readonly number[]>;
  spectrum(list: string, most: number): Promise<readonly Tick[]>;
  /** How many rows wait before each; only where the rows are in memory already. */
  placeOf(list: string, n: number): number | null;
  /** Keeps up with what was written. */
  note(changed: Changed): void;
  forget(list: string): void;
}

export type Order = Omit<RowQuery, 'offset' | 'limit'>;

/** Lists kept: the one that is looked at, and the one before. */
const KEPT = 2;

interface Kept {
  /** By number; null where a row was removed. */
  readonly rows: (Brief | null | undefined)[];
  inOrder: readonly Brief[] | null;
  /** The last order asked for, until something changes. */
  ordered: { readonly query: string; readonly ns: readonly number[] } | null;
  places: ReadonlyMap<number, number> | null;
}

/** `readBriefs` reads what is written of all rows. */
export function createOverview(readBriefs: (list: string) => Promise<readonly Brief[]>): Overview {
  const kept = new Map<string, Promise<Kept>>();
  const ready = new Map<string, Kept>();

  function load(list: string): Promise<Kept> {
    const known = kept.get(list);
    if (known) return known;
    for (const other of [...kept.keys()].slice(0, kept.size - KEPT + 1)) forget(other);
    const loading = read(list);
    kept.set(list, loading);
    loading.catch(() => forget(list));
    return loading;
  }

  async function read(list: string): Promise<Kept> {
    const mine: Kept = { rows: [], inOrder: null, ordered: null, places: null };
    // From here on changes are noted, and what is read later does not undo them.
    ready.set(list, mine);
    for (const row of await readBriefs(list)) if (mine.rows[row.n] === undefined) mine.rows[row.n] = row;
    changed(mine);
    return mine;
  }

  function forget(list: string): void {
    kept.delete(list);
    ready.delete(list);
  }

  return {
    rows: async (list) => inOrder(await load(list)),

    async order(list, query) {
      const mine = await load(list);
      const name = JSON.stringify(query);
      if (mine.ordered?.query === name) return mine.ordered.ns;
      const ns = orderOf(inOrder(mine), query);
      mine.ordered = { query: name, ns };
      return ns;
    },

    spectrum: async (list, most) => ticksOf(inOrder(await load(list)), most),

    placeOf(list, n) {
      const mine = ready.get(list);
      if (!mine) return null;
      mine.places ??= new Map(
        inOrder(mine)
          .filter(({ waits }) => waits)
          .map((row, index) => [row.n, index]),
      );
      return mine.places.get(n) ?? null;
    },

    note({ list, items }) {
      const mine = ready.get(list.id);
      if (!mine) return;
      for (const { n, item } of items) mine.rows[n] = item && briefOf(item);
      changed(mine);
    },
    forget,
  };
}

function changed(mine: Kept): void {
  mine.inOrder = null;
  mine.ordered = null;
  mine.places = null;
}

function inOrder(mine: Kept): readonly Brief[] {
  mine.inOrder ??= mine.rows.filter((row) => row !== null && row !== undefined);
  return mine.inOrder;
}

const SEVERITY = new Map<RowState, number>(ROW_STATES.map((state, index) => [state, index]));
const severity = ({ state }: Brief): number => SEVERITY.get(state) ?? 0;

function orderOf(rows: readonly Brief[], { state, search, sort, descending }: Order): readonly number[] {
  const part = search.trim().toLowerCase();
  const wanted = rows.filter(
    (row) =>
      (state === 'all' || row.state === state) && (part === '' || row.text.toLowerCase().includes(part)),
  );
  const ns = isText(sort) ? byText(wanted, sort) : byNumber(wanted, sort);
  return descending ? ns.toReversed() : ns;
}

type TextSort = 'indicator' | 'kind' | 'label';
const TEXT: Readonly<Record<TextSort, (row: Brief) => string>> = {
  indicator: ({ text }) => text.toLowerCase(),
  kind: ({ kind }) => kind,
  label: ({ label }) => label,
};

function isText(sort: RowSort): sort is TextSort {
  return Object.hasOwn(TEXT, sort);
}

/** Numbers as wide as any, so that they sort as texts do. */
const WIDTH = 9;

/** Texts that the engine compares by itself are sorted ten times as fast as with a function of ours. */
function byText(rows: readonly Brief[], sort: TextSort): readonly number[] {
  const keys = rows.map((row) => `${TEXT[sort](row)}\0${String(row.n).padStart(WIDTH, '0')}`);
  return keys.sort().map((key) => Number(key.slice(-WIDTH)));
}

function byNumber(rows: readonly Brief[], sort: Exclude<RowSort, TextSort>): readonly number[] {
  // They come in the order of the list, which sorting leaves as it is among equals.
  return rows.toSorted(COMPARE[sort]).map(({ n }) => n);
}

const COMPARE: Readonly<Record<Exclude<RowSort, TextSort>, (a: Brief, b: Brief) => number>> = {
  row: (a, b) => a.n - b.n,
  verdict: (a, b) => severity(a) - severity(b) || b.engines - a.engines,
  engines: (a, b) => a.engines - b.engines,
  age: (a, b) => a.age - b.age,
};

/** In one bin the worst of its rows shows; what waits, only where nothing else is known. */
function ticksOf(rows: readonly Brief[], most: number): readonly Tick[] {
  const ticks = Math.min(rows.length, Math.max(1, most));
  return Array.from({ length: ticks }, (_, tick) => {
    const bin = rows.slice(
      Math.floor((tick * rows.length) / ticks),
      Math.floor(((tick + 1) * rows.length) / ticks),
    );
    const worst = bin.reduce((worse, row) => (severity(row) < severity(worse) ? row : worse));
    return { state: worst.state, n: worst.n };
  });
}

import type { IndicatorKind } from '@/utils/domain/indicator';
import { ROW_STATES, type RowQuery, type RowSort, type RowState, type Tick } from '@/utils/domain/list';
import { answered } from '@/utils/domain/report';
import type { Storage } from '../storage/database';
import type { ListItem } from './row';
import type { Changed } from './table';

/** What sorting, searching and the spectrum need of a row. */
interface Brief {
  readonly n: number;
  readonly state: RowState;
  readonly text: string;
  readonly kind: IndicatorKind;
  readonly engines: number;
  readonly label: string;
  readonly age: number;
  readonly waits: boolean;
}

/** A list's rows in brief, kept in memory while somebody looks at it; written down nowhere. */
export interface Overview {
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

/** Rows read at once. */
const AT_ONCE = 10_000;
/** Lists kept: the one that is looked at, and the one before. */
const KEPT = 2;

interface Kept {
  readonly rows: Map<number, Brief>;
  /** The last order asked for, until something changes. */
  ordered: { readonly query: string; readonly ns: readonly number[] } | null;
  places: ReadonlyMap<number, number> | null;
}

export function createOverview(storage: Storage): Overview {
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
    const mine: Kept = { rows: new Map(), ordered: null, places: null };
    // From here on changes are noted, and what is read later does not undo them.
    ready.set(list, mine);
    for (let from = 0; ; ) {
      const range = IDBKeyRange.bound([list, from], [list, Number.POSITIVE_INFINITY], true);
      const items = await storage.run((database) => database.getAll('listRows', range, AT_ONCE));
      for (const item of items) if (!mine.rows.has(item.n)) mine.rows.set(item.n, briefOf(item));
      const last = items.at(-1);
      if (!last) break;
      from = last.n;
    }
    mine.ordered = null;
    mine.places = null;
    return mine;
  }

  function forget(list: string): void {
    kept.delete(list);
    ready.delete(list);
  }

  return {
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
      for (const { n, item } of items) {
        if (item) mine.rows.set(n, briefOf(item));
        else mine.rows.delete(n);
      }
      mine.ordered = null;
      mine.places = null;
    },
    forget,
  };
}

function inOrder({ rows }: Kept): readonly Brief[] {
  return [...rows.values()].sort((a, b) => a.n - b.n);
}

function briefOf({ n, state, indicator, result, todo }: ListItem): Brief {
  const flagged = result ? result.counts.malicious || result.counts.suspicious : -1;
  return {
    ...{ n, state, text: indicator.value.toLowerCase(), kind: indicator.kind, waits: todo !== undefined },
    engines: result && answered(result.counts) > 0 ? flagged : -1,
    label: result?.label ?? '',
    age: result?.analysedAt ?? 0,
  };
}

const SEVERITY = new Map<RowState, number>(ROW_STATES.map((state, index) => [state, index]));
const severity = ({ state }: Brief): number => SEVERITY.get(state) ?? 0;

function orderOf(rows: readonly Brief[], { state, search, sort, descending }: Order): readonly number[] {
  const part = search.trim().toLowerCase();
  const wanted = rows.filter((row) => (state === 'all' || row.state === state) && row.text.includes(part));
  const ns = isText(sort) ? byText(wanted, sort) : byNumber(wanted, sort);
  return descending ? ns.toReversed() : ns;
}

type TextSort = 'indicator' | 'kind' | 'label';
const TEXT: Readonly<Record<TextSort, (row: Brief) => string>> = {
  indicator: ({ text }) => text,
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
  const compare = COMPARE[sort];
  return rows.toSorted((a, b) => compare(a, b) || a.n - b.n).map(({ n }) => n);
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

import type { IndicatorKind } from '@/utils/domain/indicator';
import type { NewRow } from '@/utils/domain/list';
import type { KeyValueArea } from '../storage/key-value-area';

/** What of a list outlives the database: its name and its rows, not what was found (faults.md §4.19). */
export interface ListCopy {
  readonly id: string;
  readonly name: string;
  readonly createdAt: number;
  readonly submitUnknown: boolean;
  /** As in the list: `page`, or absent. */
  readonly lane?: 'page';
  readonly rows: readonly NewRow[];
}

/** Copies of lists in the other store. One at a time; every write may be repeated. */
export interface Copies {
  /** Ids of the lists that have a copy. Rejects when it cannot be read: then nothing is known. */
  ids(): Promise<readonly string[]>;
  put(copy: ListCopy): Promise<void>;
  /** Null when it is damaged. */
  get(id: string): Promise<ListCopy | null>;
  remove(id: string): Promise<void>;
}

const INDEX = 'lists';
/** Rows a record: a damaged one spoils only itself. */
const ROWS = 5_000;

export function createCopies(area: KeyValueArea): Copies {
  let writing: Promise<unknown> = Promise.resolve();

  /** The index is read and written in turns. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = writing.then(work);
    writing = done.catch(() => undefined);
    return done;
  }

  async function ids(): Promise<readonly string[]> {
    const stored = await area.get(INDEX);
    return Array.isArray(stored) ? stored.filter((id): id is string => typeof id === 'string') : [];
  }

  return {
    ids,

    put: ({ rows, ...head }) =>
      inTurn(async () => {
        const parts = Math.ceil(rows.length / ROWS);
        const before = parseHead(await area.get(`list:${head.id}`));
        for (let part = 0; part < parts; part++) {
          const texts = rows.slice(part * ROWS, (part + 1) * ROWS).map(textOf);
          await area.set(`list:${head.id}:${part}`, texts.join('\n'));
        }
        // Fewer rows than before: what the last record held would outlive even the list.
        for (let part = parts; part < (before?.parts ?? 0); part++)
          await area.remove(`list:${head.id}:${part}`);
        await area.set(`list:${head.id}`, { ...head, parts });
        const known = await ids();
        // Last: what stands in the index is whole.
        if (!known.includes(head.id)) await area.set(INDEX, [...known, head.id]);
      }),

    async get(id) {
      const head = parseHead(await area.get(`list:${id}`));
      if (!head) return null;
      const rows: NewRow[] = [];
      for (let part = 0; part < head.parts; part++) {
        const text = await area.get(`list:${id}:${part}`);
        if (typeof text === 'string') for (const line of text.split('\n')) rows.push(...rowOf(line));
      }
      const { name, createdAt, submitUnknown, lane } = head;
      return { id, name, createdAt, submitUnknown, ...(lane && { lane }), rows };
    },

    remove: (id) =>
      inTurn(async () => {
        const head = parseHead(await area.get(`list:${id}`));
        const known = await ids();
        if (known.includes(id))
          await area.set(
            INDEX,
            known.filter((other) => other !== id),
          );
        for (let part = 0; part < (head?.parts ?? 0); part++) await area.remove(`list:${id}:${part}`);
        await area.remove(`list:${id}`);
      }),
  };
}

const KINDS: readonly IndicatorKind[] = ['url', 'domain', 'ip', 'file'];

/** No indicator holds a tab or a line break. */
function textOf({ line, indicator }: NewRow): string {
  return `${line}\t${indicator.kind}\t${indicator.value}`;
}

function rowOf(text: string): readonly NewRow[] {
  const [line = '', name = '', value = ''] = text.split('\t');
  const kind = KINDS.find((each) => each === name);
  return kind && value !== '' ? [{ line: Number(line) || 0, indicator: { kind, value } }] : [];
}

interface Head {
  readonly name: string;
  readonly createdAt: number;
  readonly submitUnknown: boolean;
  readonly lane?: 'page';
  readonly parts: number;
}

function parseHead(stored: unknown): Head | null {
  if (typeof stored !== 'object' || stored === null) return null;
  const { name, createdAt, submitUnknown, lane, parts } = stored as Record<string, unknown>;
  if (typeof name !== 'string' || typeof parts !== 'number' || !(parts >= 0 && parts < 1_000)) return null;
  return {
    name,
    createdAt: typeof createdAt === 'number' ? createdAt : 0,
    submitUnknown: submitUnknown === true,
    ...(lane === 'page' && { lane }),
    parts,
  };
}

import type { ListView, ReadCounts } from '@/utils/domain/list';
import { type Result, success } from '@/utils/domain/result';
import type { Call } from '@/utils/rpc/client';
import { readSource, type SourceReading } from './read-source';

export interface ListAppend extends SourceReading {
  readonly call: Call;
  readonly view: ListView;
}

/** What was added: `before` is how the list was read until then. */
export interface Appended {
  readonly before: ReadCounts;
  readonly view: ListView;
}

const NOTHING: ReadCounts = { lines: 0, rows: 0, duplicates: 0, comments: 0, blank: 0, bad: 0 };

/**
 * Reads a source into a list that is there already, whatever the list is doing. Its lines count on behind those
 * that were read before. What was added before a failure stays; the same source again adds only what is missing.
 */
export async function appendList(wanted: ListAppend): Promise<Result<Appended>> {
  const { call, view } = wanted;
  const list = view.id;
  const { lines } = view.read;
  let told = NOTHING;

  async function send(
    { rows, bad }: Parameters<Parameters<typeof readSource>[1]>[0],
    counts: ReadCounts,
  ): Promise<Result<ListView>> {
    const read = { ...since(told, counts), rows: rows.length };
    told = counts;
    const behind = <T extends { readonly line: number }>(one: T): T => ({ ...one, line: lines + one.line });
    return call('appendListRows', { list, rows: rows.map(behind), bad: bad.map(behind), read });
  }

  const reading = await readSource(wanted, send);
  // What came behind the last row: remarks, empty lines.
  if (reading.ok) await send({ rows: [], bad: [] }, reading.value);
  const done = await call('appendedRows', { list });
  if (!reading.ok) return reading;
  return done.ok ? success({ before: view.read, view: done.value }) : done;
}

function since(before: ReadCounts, now: ReadCounts): ReadCounts {
  return {
    lines: now.lines - before.lines,
    rows: now.rows - before.rows,
    duplicates: now.duplicates - before.duplicates,
    comments: now.comments - before.comments,
    blank: now.blank - before.blank,
    bad: now.bad - before.bad,
  };
}

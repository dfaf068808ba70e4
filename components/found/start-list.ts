import type { FoundRow } from '@/utils/domain/found';
import type { ListView } from '@/utils/domain/list';
import type { Result } from '@/utils/domain/result';
import type { Call } from '@/utils/rpc/client';

const AT_ONCE = 1_000;

/** Makes a list of what was chosen and starts it; takes away what was begun when that fails. */
export async function startList(
  call: Call,
  name: string,
  rows: readonly FoundRow[],
): Promise<Result<ListView>> {
  const created = await call('createList', { name, lane: 'page' });
  if (!created.ok) return created;
  const list = created.value.id;
  const started = await fill(call, list, rows);
  if (!started.ok) await call('removeList', { list });
  return started;
}

async function fill(call: Call, list: string, rows: readonly FoundRow[]): Promise<Result<ListView>> {
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    const some = rows.slice(at, at + AT_ONCE).map(({ indicator }, n) => ({ line: at + n + 1, indicator }));
    const added = await call('addListRows', { list, from: at + 1, rows: some, bad: [] });
    if (!added.ok) return added;
  }
  const read = { lines: rows.length, rows: rows.length, duplicates: 0, comments: 0, blank: 0, bad: 0 };
  const finished = await call('finishList', { list, read });
  return finished.ok ? call('startList', { list, submitUnknown: false }) : finished;
}

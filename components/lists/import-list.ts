import type { ListView, ReadCounts } from '@/utils/domain/list';
import { failed, type Result } from '@/utils/domain/result';
import type { Call } from '@/utils/rpc/client';
import { readSource, type SourceReading } from './read-source';

export interface ListImport extends SourceReading {
  readonly call: Call;
  readonly name: string;
}

/**
 * Reads a list in, piece by piece, so that the page stays alive; gives it in stage `ready`. Fails with
 * `cancelled`, `storage-full`, `private`, or `bad-input` where there is nothing in it, and takes away what was begun.
 */
export async function importList(wanted: ListImport): Promise<Result<ListView>> {
  const { call } = wanted;
  const created = await call('createList', { name: wanted.name });
  if (!created.ok) return created;
  const list = created.value.id;
  let from = 1;
  const read = await readSource(wanted, async ({ rows, bad }) => {
    const added = await call('addListRows', { list, from, rows, bad });
    from += rows.length;
    return added;
  });
  const found = read.ok && read.value.rows === 0 ? nothingIn(read.value) : read;
  const finished = found.ok ? await call('finishList', { list, read: found.value }) : found;
  if (!finished.ok) await call('removeList', { list });
  return finished;
}

function nothingIn({ lines }: ReadCounts): Result<ReadCounts> {
  return failed({ tag: 'bad-input', why: { reason: 'none-in-lines', lines } });
}

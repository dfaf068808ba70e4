import { MINUTE } from '@/utils/domain/duration';
import type { ListView } from '@/utils/domain/list';
import { createListReader } from '@/utils/domain/list-reader';
import type { Result } from '@/utils/domain/result';
import type { Worker, World } from '../../../support/worker';

/** What an answer holds; a failure fails the test. */
export function given<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`failed: ${JSON.stringify(result.failure)}`);
  return result.value;
}

/** Reads a text in as a page does, in small batches; gives the list's id. */
export async function readIn(worker: Worker, text: string, name = 'Ticket'): Promise<string> {
  const { id } = given(await worker.lists.create(name));
  const reader = createListReader();
  const { rows, bad } = reader.read(text);
  const rest = reader.end();
  const all = [...rows, ...rest.rows];
  for (let at = 0; at < Math.max(all.length, 1); at += 100) {
    given(
      await worker.lists.addRows(id, at + 1, all.slice(at, at + 100), at === 0 ? [...bad, ...rest.bad] : []),
    );
  }
  given(await worker.lists.finish(id, reader.counts()));
  return id;
}

export const hashes = (count: number, from = 0): readonly string[] =>
  Array.from({ length: count }, (_, index) => (from + index + 1).toString(16).padStart(64, '0'));

export async function all(worker: Worker, list: string) {
  const query = {
    state: 'all',
    search: '',
    sort: 'row',
    descending: false,
    offset: 0,
    limit: 10_000,
  } as const;
  return given(await worker.lists.rows(list, query)).rows;
}

export async function statesOf(worker: Worker, list: string): Promise<readonly string[]> {
  return (await all(worker, list)).map(({ state }) => state);
}

/** Lets time pass until the list rests, at most so many minutes. */
export async function untilRests(
  world: World,
  worker: Worker,
  list: string,
  minutes = 600,
): Promise<ListView> {
  for (let minute = 0; ; minute += 1) {
    await world.settle();
    const view = given(await worker.lists.get(list));
    if (view.stage !== 'running' || minute >= minutes) return view;
    // Nothing happens until then: whole hours do.
    await world.clock.advance(view.wait?.window === 'day' ? 59 * MINUTE : MINUTE);
  }
}

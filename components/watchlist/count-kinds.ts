import type { IndicatorKind } from '@/utils/domain/indicator';
import { createListReader, type TableChoice } from '@/utils/domain/list-reader';
import { type ListSource, piecesOf } from '../lists/read-source';

export type KindCounts = Readonly<Record<IndicatorKind, number>>;

/**
 * How many entries of each kind a source holds, of a table in one column; null when it was stopped. Rejects where a
 * file cannot be read.
 */
export async function countKinds(
  source: ListSource,
  table: TableChoice | null,
  signal: AbortSignal,
): Promise<KindCounts | null> {
  const reader = createListReader(table);
  const counts = { url: 0, domain: 0, ip: 0, file: 0 };
  const take = ({ rows }: ReturnType<typeof reader.read>): void => {
    for (const { indicator } of rows) counts[indicator.kind] += 1;
  };
  for await (const { text, another } of piecesOf(source)) {
    // A text comes without a wait of its own: keys that are pressed meanwhile go first.
    await new Promise((resolve) => setTimeout(resolve));
    if (signal.aborted) return null;
    if (another) take(reader.next());
    take(reader.read(text));
  }
  take(reader.end());
  return counts;
}

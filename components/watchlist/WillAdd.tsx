import { useEffect, useState } from 'preact/hooks';
import type { IndicatorKind } from '@/utils/domain/indicator';
import type { TableChoice } from '@/utils/domain/list-reader';
import type { ListSource } from '../lists/read-source';
import { listing, type PluralKey, t, tn } from '../text';
import { countKinds, type KindCounts } from './count-kinds';

/** After the last key, in milliseconds, so that a text is not counted anew at each. */
const REST = 250;

const KINDS = [
  ['url', 'watchWillUrl'],
  ['domain', 'watchWillDomain'],
  ['ip', 'watchWillIp'],
  ['file', 'watchWillFile'],
] as const satisfies readonly (readonly [IndicatorKind, PluralKey])[];

interface Props {
  readonly source: ListSource;
  readonly table: TableChoice | null;
}

/** How many entries of which kinds would be added, before anything is; nothing while it is not known. */
export function WillAdd({ source, table }: Props) {
  const [known, setKnown] = useState<(Props & { readonly counts: KindCounts }) | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    const timer = setTimeout(() => {
      countKinds(source, table, stop.signal).then(
        (counts) => counts && setKnown({ source, table, counts }),
        // That a file cannot be read is said beside it.
        () => setKnown(null),
      );
    }, REST);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [source, table]);
  const counts = known?.source === source && known.table === table ? known.counts : null;
  const found = KINDS.filter(([kind]) => counts && counts[kind] > 0);
  return (
    <p class="small" role="status">
      {counts && found.length === 0 && t('titleNoneInLines')}
      {counts &&
        found.length > 0 &&
        t('watchWillAdd', listing(found.map(([kind, words]) => tn(words, counts[kind]))))}
    </p>
  );
}

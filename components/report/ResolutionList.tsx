import type { Related } from '@/utils/domain/report-section';
import type { Resolution } from '@/utils/domain/resolution';
import { dateTime, t } from '../text';
import { AddressLine } from './AddressLine';
import { LongList } from './LongList';

const ROW_HEIGHT = 40;

/** Which name led to which address, and when that was last seen. */
export function ResolutionList({ items, of }: { items: readonly Resolution[]; of: Related['kind'] }) {
  return (
    <LongList
      class="rep-resolutions"
      items={items}
      rowHeight={ROW_HEIGHT}
      keyOf={({ id }) => id}
      draw={({ host, address, at }) => (
        <>
          <AddressLine text={of === 'ip' ? host : address} kind={of === 'ip' ? 'domain' : 'ip'} />
          <span class="small dim">{at === null ? t('dateUnknown') : dateTime(at)}</span>
        </>
      )}
    />
  );
}

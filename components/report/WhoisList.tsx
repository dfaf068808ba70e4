import type { WhoisRecord } from '@/utils/domain/report-section';
import { dateTime } from '../text';
import { drawn, KeyValues, quoted } from './KeyValues';
import { LongList } from './LongList';
import { Quoted } from './Quoted';

const ROW_HEIGHT = 200;

/** What the registries said in the past. */
export function WhoisList({ items }: { items: readonly WhoisRecord[] }) {
  return (
    <LongList
      class="rep-records"
      items={items}
      rowHeight={ROW_HEIGHT}
      keyOf={({ id }) => id}
      draw={({ registrar, firstSeenAt, lastSeenAt, text }) => (
        <>
          <KeyValues
            rows={[
              ['factRegistrar', quoted(registrar)],
              ['factFirstSeen', drawn(firstSeenAt, dateTime)],
              ['factLastSeen', drawn(lastSeenAt, dateTime)],
            ]}
          />
          <div class="rep-body">
            <Quoted text={text} mono lines />
          </div>
        </>
      )}
    />
  );
}

import type { ObjectRef } from '@/utils/domain/community';
import type { SectionName } from '@/utils/domain/report-section';
import { Rich } from '../parts/Rich';
import { countdown, t, tn } from '../text';
import type { SectionView } from './section-store';
import { useSlotWait } from './use-slot-wait';

interface SectionStatusProps {
  readonly object: ObjectRef;
  readonly section: SectionName;
  readonly view: SectionView;
}

/** What a section is about: that it is read, how long its turn is away, what has come. */
export function SectionStatus({ object, section, view }: SectionStatusProps) {
  const { loading } = view;
  const left = useSlotWait(object, section, loading);
  const timer = <span role="timer">{countdown(left ?? 0)}</span>;
  return (
    <>
      <p role="status" class={loading && left === null ? 'rep-status small muted' : 'unseen'}>
        {loading ? t('listLoading') : arrived(view)}
      </p>
      {left !== null && (
        <p class="rep-status small muted">
          <Rich message="repWaits" values={[timer]} />
        </p>
      )}
    </>
  );
}

/** What is read aloud when a reading has ended: how many there are now. Nothing for what was kept, or failed. */
function arrived({ pages, readings, failure }: SectionView): string {
  if (readings === 0 || failure) return '';
  const counts = pages.map(({ content }) => ('page' in content ? content.page.items.length : 1));
  return tn(
    'repArrived',
    counts.reduce((sum, count) => sum + count, 0),
  );
}

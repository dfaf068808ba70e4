import type { ObjectRef } from '@/utils/domain/community';
import type { SectionName } from '@/utils/domain/report-section';
import { Rich } from '../parts/Rich';
import { countdown, t } from '../text';
import type { SectionView } from './section-store';
import { useArrival } from './use-arrival';
import { useSlotWait } from './use-slot-wait';

interface SectionStatusProps {
  readonly object: ObjectRef;
  readonly section: SectionName;
  readonly view: SectionView;
}

/** What a section is about: that it is read, how long its turn is away, what has come. */
export function SectionStatus({ object, section, view }: SectionStatusProps) {
  const { loading } = view;
  const arrived = useArrival(view);
  const left = useSlotWait(object, section, loading);
  const timer = <span role="timer">{countdown(left ?? 0)}</span>;
  return (
    <>
      <p role="status" class={loading && left === null ? 'rep-status small muted' : 'unseen'}>
        {loading ? t('listLoading') : arrived}
      </p>
      {left !== null && (
        <p class="rep-status small muted">
          <Rich message="repWaits" values={[timer]} />
        </p>
      )}
    </>
  );
}

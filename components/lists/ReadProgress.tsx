import type { ReadCounts } from '@/utils/domain/list';
import { percent, t, tn } from '../text';

interface Props {
  readonly counts: ReadCounts;
  readonly share: number;
  readonly onCancel: () => void;
}

/** How much of the source was read, and what was found in it so far: seen at a glance, read aloud when asked for. */
export function ReadProgress({ counts, share, onCancel }: Props) {
  return (
    <div class="actions-row">
      <progress value={share} max={1} aria-label={t('listReadingStage')} />
      <span class="muted">
        {percent(share)} {tn('listFoundSoFar', counts.rows)}
      </span>
      <button type="button" class="btn sm" onClick={onCancel}>
        {t('cancel')}
      </button>
    </div>
  );
}

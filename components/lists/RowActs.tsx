import type { RowView } from '@/utils/domain/list';
import { Icon } from '../parts/Icon';
import { type MessageKey, t } from '../text';

export type RowAct = 'open' | 'raise' | 'retry' | 'decide' | 'remove';

const WORD = {
  raise: 'listCheckNext',
  retry: 'retry',
  decide: 'listDecide',
} as const satisfies Partial<Record<RowAct, MessageKey>>;

interface Props {
  readonly row: RowView;
  /** The list runs: what waits has a turn that can be changed. */
  readonly running: boolean;
  /** The id of what the buttons are about. */
  readonly describedBy: string;
  readonly onAct: (act: RowAct) => void;
}

/** What can be done with a row: one thing for the state it is in, and its removal. Seen on hover and on focus. */
export function RowActs({ row, running, describedBy, onAct }: Props) {
  const act = actOf(row, running);
  return (
    <span class="acts">
      {act && (
        <button type="button" class="linkish" aria-describedby={describedBy} onClick={() => onAct(act)}>
          {t(WORD[act])}
        </button>
      )}
      <button
        type="button"
        class="btn ghost sm icon"
        aria-label={t('listRemoveRow')}
        title={t('listRemoveRow')}
        aria-describedby={describedBy}
        onClick={() => onAct('remove')}
      >
        <Icon name="x" size={14} />
      </button>
    </span>
  );
}

function actOf({ state, turn, held }: RowView, running: boolean): keyof typeof WORD | null {
  if (state === 'failed') return 'retry';
  if (state === 'not-sent') return held?.why === 'secrets' ? 'decide' : null;
  // The first in line is next already.
  return running && turn?.turn === 'waiting' && turn.place > 1 ? 'raise' : null;
}

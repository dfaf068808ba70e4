import { Icon } from '../parts/Icon';
import { longDate, t, tn } from '../text';

interface Props {
  readonly at: number;
  readonly count: number;
  readonly onDismiss: () => void;
}

/** The browser lost the database; nobody should find out by an entry that is missing. */
export function Restored({ at, count, onDismiss }: Props) {
  return (
    <div class="notice restored">
      <Icon name="again" />
      <div>
        <p>{tn('watchRestored', count, longDate(at))}</p>
        <p class="actions-row">
          <button type="button" class="btn sm" onClick={onDismiss}>
            {t('close')}
          </button>
        </p>
      </div>
    </div>
  );
}

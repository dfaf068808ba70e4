import { ROW_SORTS } from '@/utils/domain/list';
import { t } from '../text';
import type { Order } from './ListPage';
import { COLUMNS } from './RowLine';
import { DOWN_FIRST } from './SortHead';

interface Props {
  readonly order: Order;
  readonly onSort: (order: Order) => void;
}

/** The same as the columns' names, where the window is too narrow for columns. */
export function SortPick({ order, onSort }: Props) {
  return (
    <div class="sort-pick row">
      <label class="row small">
        {t('watchSort')}
        <select
          class="pick"
          value={order.sort}
          onChange={({ currentTarget }) => {
            const sort = ROW_SORTS.find((each) => each === currentTarget.value);
            if (sort) onSort({ ...order, sort, descending: DOWN_FIRST.has(sort) });
          }}
        >
          {COLUMNS.map(([sort, word]) => (
            <option key={sort} value={sort}>
              {t(word)}
            </option>
          ))}
        </select>
      </label>
      <button
        type="button"
        class="btn sm"
        aria-pressed={order.descending}
        aria-label={t('listTurnRound')}
        title={t('listTurnRound')}
        onClick={() => onSort({ ...order, descending: !order.descending })}
      >
        <span aria-hidden="true">{order.descending ? '↓' : '↑'}</span>
      </button>
    </div>
  );
}

import type { RowSort } from '@/utils/domain/list';
import { t } from '../text';
import type { Order } from './ListPage';
import { COLUMNS } from './RowLine';

/** Where somebody wants the most or the newest first. */
export const DOWN_FIRST: ReadonlySet<RowSort> = new Set<RowSort>(['engines', 'age']);

interface Props {
  readonly order: Order;
  readonly onSort: (order: Order) => void;
}

/** The columns' names, each a button that sorts; once more turns the order round. */
export function SortHead({ order, onSort }: Props) {
  return (
    <>
      {COLUMNS.map(([sort, word]) => {
        const sorted = order.sort === sort;
        const direction = order.descending ? 'descending' : 'ascending';
        return (
          <th key={sort} scope="col" class={`col-${sort}`} aria-sort={sorted ? direction : undefined}>
            <button
              type="button"
              class="sort"
              onClick={() =>
                onSort({ ...order, sort, descending: sorted ? !order.descending : DOWN_FIRST.has(sort) })
              }
            >
              {t(word)}
              <span aria-hidden="true">{sorted ? (order.descending ? ' ↓' : ' ↑') : ''}</span>
            </button>
          </th>
        );
      })}
    </>
  );
}

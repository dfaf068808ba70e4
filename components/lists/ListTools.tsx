import { type ListView, ROW_STATES, type RowState } from '@/utils/domain/list';
import { SearchField } from '../journal/SearchField';
import { Glyph } from '../parts/Glyph';
import { number, t } from '../text';
import type { Order } from './ListPage';
import { STATE_GLYPH, STATE_WORD } from './row-words';
import { SortPick } from './SortPick';
import { rowsOf } from './stage-text';

interface Props {
  readonly view: ListView;
  readonly order: Order;
  readonly setOrder: (order: Order) => void;
  readonly typed: string;
  readonly type: (text: string) => void;
  readonly onDecide: () => void;
}

/** Chips by state, the search, and the one question that a list may have. */
export function ListTools({ view, order, setOrder, typed, type, onDecide }: Props) {
  const count = (state: RowState | 'all'): number => (state === 'all' ? rowsOf(view) : view.counts[state]);
  return (
    <>
      <div class="tools list-tools">
        <fieldset class="chips" aria-label={t('listStates')}>
          {(['all', ...ROW_STATES] as const).map((state) => (
            <button
              key={state}
              type="button"
              class="chip"
              aria-pressed={state === order.state}
              onClick={() => setOrder({ ...order, state })}
            >
              {state !== 'all' && <Glyph name={STATE_GLYPH[state]} size={12} />}
              {t(state === 'all' ? 'dlAll' : STATE_WORD[state])} <b>{number(count(state))}</b>
            </button>
          ))}
        </fieldset>
        <SortPick order={order} onSort={setOrder} />
        <SearchField label={t('listSearch')} value={typed} onInput={type} />
      </div>
      {order.state === 'not-sent' && view.counts['not-sent'] > 0 && (
        <p class="held-note row small">
          <span class="muted">{t('listHeldSay')}</span>
          <button type="button" class="btn sm" onClick={onDecide}>
            {t('listDecideAll')}
          </button>
        </p>
      )}
    </>
  );
}

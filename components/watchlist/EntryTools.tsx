import {
  WATCH_FILTERS,
  WATCH_PERIODS,
  type WatchFilter,
  type WatchList,
  type WatchSort,
} from '@/utils/domain/watch';
import { SearchField } from '../journal/SearchField';
import { Glyph } from '../parts/Glyph';
import { number, t } from '../text';
import { Menu } from '../workspace/Menu';
import type { EntryActs } from './use-entry-acts';
import { FILTER_GLYPH, FILTER_WORD, PERIOD_WORD, SORT_WORD } from './watch-words';

interface Props {
  readonly filter: WatchFilter;
  readonly setFilter: (filter: WatchFilter) => void;
  readonly sort: WatchSort;
  readonly setSort: (sort: WatchSort) => void;
  readonly typed: string;
  readonly type: (text: string) => void;
  readonly counts: WatchList['counts'] | null;
  readonly acts: EntryActs;
  readonly onRemoveAll: () => void;
}

const SORTS = Object.entries(SORT_WORD) as readonly (readonly [WatchSort, (typeof SORT_WORD)[WatchSort]])[];

/** Chips by how entries stand, their order, the search, and what can be done with all of them. */
export function EntryTools(props: Props) {
  const { filter, setFilter, sort, setSort, typed, type, counts, acts, onRemoveAll } = props;
  return (
    <div class="tools two-lines">
      <fieldset class="chips" aria-label={t('watchFilters')}>
        {WATCH_FILTERS.map((each) => {
          const glyph = FILTER_GLYPH[each];
          return (
            <button
              key={each}
              type="button"
              class="chip"
              aria-pressed={each === filter}
              onClick={() => setFilter(each)}
            >
              {glyph && <Glyph name={glyph} size={12} />}
              {t(FILTER_WORD[each])} {counts && <b>{number(counts[each])}</b>}
            </button>
          );
        })}
      </fieldset>
      <SearchField label={t('listSearch')} value={typed} onInput={type} />
      <label class="row small">
        {t('watchSort')}
        <select
          class="pick"
          value={sort}
          onChange={({ currentTarget }) => {
            const picked = SORTS.find(([each]) => each === currentTarget.value);
            if (picked) setSort(picked[0]);
          }}
        >
          {SORTS.map(([each, word]) => (
            <option key={each} value={each}>
              {t(word)}
            </option>
          ))}
        </select>
      </label>
      {counts && counts.all > 0 && (
        <Menu label={t('watchForAll')}>
          <button type="button" onClick={acts.checkAll}>
            {t('watchCheckAll', number(counts.all))}
          </button>
          <button type="button" onClick={() => acts.set('all', { paused: true })}>
            {t('watchPauseAll')}
          </button>
          <button type="button" onClick={() => acts.set('all', { paused: false })}>
            {t('watchResumeAll')}
          </button>
          <p class="small dim">{t('watchPeriodAll')}</p>
          {WATCH_PERIODS.map((period) => (
            <button key={period} type="button" onClick={() => acts.set('all', { period })}>
              {t(PERIOD_WORD[period])}
            </button>
          ))}
          <button type="button" onClick={onRemoveAll}>
            {t('watchRemoveAll')}
          </button>
        </Menu>
      )}
    </div>
  );
}

import { DAY } from '@/utils/domain/duration';
import { HISTORY_VERDICTS, type HistoryList, type HistoryQuery } from '@/utils/domain/history';
import { Glyph } from '../parts/Glyph';
import { type MessageKey, number, t } from '../text';
import type { Asked } from './History';
import { SearchField } from './SearchField';

interface Props {
  readonly asked: Asked;
  readonly counts: HistoryList['counts'] | null;
  readonly search: string;
  readonly onSearch: (text: string) => void;
  readonly onAsk: (part: Partial<Asked>) => void;
}

const KINDS = {
  all: 'historyAnyKind',
  url: 'kindUrl',
  domain: 'kindDomain',
  ip: 'kindIp',
  file: 'kindHash',
  download: 'historyDownload',
} as const satisfies Record<HistoryQuery['kind'], MessageKey>;

const VERDICTS = {
  all: 'dlAll',
  malicious: 'malicious',
  suspicious: 'suspicious',
  'nothing-found': 'nothingFound',
  unknown: 'dlUnknown',
  failed: 'historyFailed',
} as const satisfies Record<HistoryQuery['verdict'], MessageKey>;

/** Chips by verdict, the kind, the days, and the search: all of them together. */
export function HistoryFilters({ asked, counts, search, onSearch, onAsk }: Props) {
  return (
    <div class="tools two-lines">
      <fieldset class="chips" aria-label={t('historyVerdicts')}>
        {(['all', ...HISTORY_VERDICTS] as const).map((verdict) => (
          <button
            key={verdict}
            type="button"
            class="chip"
            aria-pressed={verdict === asked.verdict}
            onClick={() => onAsk({ verdict })}
          >
            {verdict !== 'all' && <Glyph name={verdict} size={12} />}
            {t(VERDICTS[verdict])} {counts && <b>{number(counts[verdict])}</b>}
          </button>
        ))}
      </fieldset>
      <SearchField label={t('historySearch')} value={search} onInput={onSearch} />
      <select
        class="pick"
        aria-label={t('historyKind')}
        value={asked.kind}
        onChange={(event) => onAsk({ kind: kindOf(event.currentTarget.value) })}
      >
        {Object.entries(KINDS).map(([kind, word]) => (
          <option key={kind} value={kind}>
            {t(word)}
          </option>
        ))}
      </select>
      <label class="row small">
        {t('historyFrom')}
        <input
          type="date"
          class="pick"
          onChange={(event) => onAsk({ from: midnight(event.currentTarget.value, 0) })}
        />
      </label>
      <label class="row small">
        {t('historyTo')}
        <input
          type="date"
          class="pick"
          onChange={(event) => onAsk({ to: midnight(event.currentTarget.value, 1) })}
        />
      </label>
    </div>
  );
}

function kindOf(value: string): HistoryQuery['kind'] {
  return Object.hasOwn(KINDS, value) ? (value as HistoryQuery['kind']) : 'all';
}

/** Midnight of a day in the user's zone, or of the one after it; a day may have 23 or 25 hours. */
function midnight(day: string, later: 0 | 1): number | null {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  if (day === '') return null;
  const at = new Date(year, month - 1, date + later).getTime();
  return Math.abs(at) < 100_000_000 * DAY ? at : null;
}

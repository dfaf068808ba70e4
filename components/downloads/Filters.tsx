import { DOWNLOAD_FILTERS, type DownloadFilter, type DownloadList } from '@/utils/domain/download';
import { Glyph, type GlyphName } from '../parts/Glyph';
import { type MessageKey, number, t } from '../text';

interface FiltersProps {
  readonly counts: DownloadList['counts'];
  readonly chosen: DownloadFilter;
  readonly onChoose: (filter: DownloadFilter) => void;
}

/** Chips with glyph and count; one is pressed. */
export function Filters({ counts, chosen, onChoose }: FiltersProps) {
  return (
    <fieldset class="chips" aria-label={t('dlFilters')}>
      {DOWNLOAD_FILTERS.map((filter) => {
        const glyph = GLYPH[filter];
        return (
          <button
            key={filter}
            type="button"
            class="chip"
            aria-pressed={filter === chosen}
            onClick={() => onChoose(filter)}
          >
            {glyph && <Glyph name={glyph} size={12} />}
            {t(WORD[filter])} <b>{number(counts[filter])}</b>
          </button>
        );
      })}
    </fieldset>
  );
}

const WORD = {
  all: 'dlAll',
  malicious: 'malicious',
  suspicious: 'suspicious',
  'nothing-found': 'nothingFound',
  unknown: 'dlUnknown',
  'not-checked': 'dlNotChecked',
} as const satisfies Record<DownloadFilter, MessageKey>;

const GLYPH: Readonly<Record<DownloadFilter, GlyphName | null>> = {
  all: null,
  malicious: 'malicious',
  suspicious: 'suspicious',
  'nothing-found': 'nothing-found',
  unknown: 'unknown',
  'not-checked': 'skipped',
};

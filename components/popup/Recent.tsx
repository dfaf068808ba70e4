import type { HistoryEntry } from '@/utils/domain/history';
import { type Indicator, indicatorKey } from '@/utils/domain/indicator';
import { ShortAddress } from '../parts/Address';
import { Glyph } from '../parts/Glyph';
import { number, shortRelative, t } from '../text';

interface Props {
  readonly entries: readonly HistoryEntry[];
  readonly onOpen: (indicator: Indicator) => void;
}

/** What was checked last, with what it said then; a click shows it again. */
export function Recent({ entries, onOpen }: Props) {
  if (entries.length === 0) return null;
  const now = Date.now();
  return (
    <section class="recent" aria-labelledby="recent">
      <header class="small">
        <h2 id="recent" class="eyebrow">
          {t('recentChecks')}
        </h2>
        <a href="/workspace.html#history" target="_blank" rel="noopener" aria-describedby="recent">
          {t('recentAll')}
        </a>
      </header>
      <ul class="small">
        {entries.map((entry) => (
          <li key={`${indicatorKey(entry.indicator)} ${entry.at}`}>
            <button type="button" onClick={() => onOpen(entry.indicator)}>
              <Glyph name={entry.verdict} size={12} />
              <span class="cut-text">
                <ShortAddress text={entry.indicator.value} />
              </span>
              <span>{said(entry)}</span>
              <span class="dim">{shortRelative(entry.at, now)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function said(entry: HistoryEntry): string {
  if (entry.verdict === 'failed') return t('recentFailed');
  if (entry.verdict === 'unknown') return t('recentUnknown');
  return t('recentReading', number(entry.reading), number(entry.answered));
}

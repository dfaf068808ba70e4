import type { DownloadList, DownloadView } from '@/utils/domain/download';
import type { Failure } from '@/utils/domain/failure';
import { Icon } from '../parts/Icon';
import { t } from '../text';
import { byDay } from './days';
import { Filters } from './Filters';
import { Row } from './Row';
import { type Act, actsOf } from './row-actions';
import type { Downloads } from './use-downloads';
import type { Uploads } from './use-uploads';

interface ListProps {
  readonly list: Downloads;
  readonly shown: DownloadList;
  readonly now: number;
  readonly uploads: Uploads;
  /** Assay may read the files themselves. */
  readonly readable: boolean;
  readonly act: (act: Act, row: DownloadView) => Promise<Failure | null>;
}

/** Filters, search, and the downloads that match both under their days. */
export function List({ list, shown, now, uploads, readable, act }: ListProps) {
  const { rows, counts, total } = shown;
  return (
    <>
      <div class="dl-tools">
        <Filters counts={counts} chosen={list.filter} onChoose={list.setFilter} />
        <span class="field dl-search">
          <Icon name="search" />
          <input
            type="search"
            aria-label={t('dlSearch')}
            placeholder={t('dlSearch')}
            autocomplete="off"
            spellcheck={false}
            value={list.search}
            onInput={(event) => list.setSearch(event.currentTarget.value)}
          />
        </span>
      </div>
      {rows.length === 0 && (
        <p class="dl-none muted">{t(counts.all === 0 && list.search === '' ? 'dlNone' : 'dlNoMatch')}</p>
      )}
      {byDay(rows, now).map((day) => (
        <section key={`${day.name} ${day.rows[0]?.key}`} aria-label={day.name}>
          <h2 class="dl-day">{day.name}</h2>
          <ul class="panel">
            {day.rows.map((row) => {
              const upload = uploads.of(row.sha256);
              const acts = actsOf(row, readable, upload);
              return <Row key={row.key} {...{ row, now, upload, acts, act }} />;
            })}
          </ul>
        </section>
      ))}
      {total > rows.length && (
        <p class="dl-more">
          <button type="button" class="btn" onClick={list.showMore}>
            {t('dlMore')}
          </button>
        </p>
      )}
    </>
  );
}

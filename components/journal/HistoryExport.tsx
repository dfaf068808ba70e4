import { Icon } from '../parts/Icon';
import { t, tn } from '../text';
import { Menu } from '../workspace/Menu';
import type { HistoryFormat } from './export-history';

interface Props {
  /** Checks that the filters find: those are taken out. */
  readonly count: number;
  readonly onSave: (format: HistoryFormat) => void;
}

/** Ways to take along what the table shows; none costs a request. */
export function HistoryExport({ count, onSave }: Props) {
  return (
    <Menu
      label={
        <>
          <Icon name="down" />
          {t('export')}
        </>
      }
    >
      <p class="small dim">{tn('historyEntries', count)}</p>
      <button type="button" onClick={() => onSave('csv')}>
        {t('listSaveCsv')}
      </button>
      <button type="button" onClick={() => onSave('jsonl')}>
        {t('listSaveJsonl')}
      </button>
    </Menu>
  );
}

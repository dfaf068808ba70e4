import type { RowState } from '@/utils/domain/list';
import { Icon } from '../parts/Icon';
import { type MessageKey, number, t } from '../text';
import { Menu } from '../workspace/Menu';
import type { ExportFormat } from './export-list';
import { STATE_WORD } from './row-words';
import type { Saving } from './use-export';

const FILES = [
  ['zip', 'listSaveZip'],
  ['csv', 'listSaveCsv'],
  ['jsonl', 'listSaveJsonl'],
  ['detections', 'listSaveDetections'],
] as const satisfies readonly (readonly [ExportFormat, MessageKey])[];

interface Props {
  readonly saving: Saving;
  readonly state: RowState | 'all';
  /** Rows that are shown, where it is not all. */
  readonly count: number | null;
}

/** Ways to take the list out; none costs a request, and the list may run meanwhile. */
export function ExportMenu({ saving, state, count }: Props) {
  return (
    <Menu
      label={
        <>
          <Icon name="down" />
          {t('export')}
        </>
      }
    >
      {state !== 'all' && count !== null && (
        <p class="small dim">{t('listExportOnly', t(STATE_WORD[state]), number(count))}</p>
      )}
      {FILES.map(([format, word]) => (
        <button key={format} type="button" onClick={() => saving.save(format)}>
          {t(word)}
        </button>
      ))}
      <button type="button" onClick={() => saving.copy('markdown')}>
        {t('listCopyMarkdown')}
      </button>
      <button type="button" onClick={() => saving.copy('defanged')}>
        {t('copyDefanged')}
      </button>
    </Menu>
  );
}

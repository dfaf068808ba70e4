import type { HistoryEntry } from '@/utils/domain/history';
import type { Indicator } from '@/utils/domain/indicator';
import { NewsLine } from '../news/NewsLine';
import { t } from '../text';
import { FileDrop } from './FileDrop';
import { Recent } from './Recent';

interface Props {
  readonly entries: readonly HistoryEntry[];
  readonly pickHere: boolean;
  readonly onFile: (file: File) => void;
  /** Reads codes off the tab that the popup hangs from; null in a window of its own. */
  readonly onTab: (() => void) | null;
  readonly onOpen: (indicator: Indicator) => void;
}

/** Below the field while nothing is checked; no verdict needs it, so it comes as code of its own. */
export function EmptyPane({ entries, pickHere, onFile, onTab, onOpen }: Props) {
  return (
    <>
      <NewsLine />
      <FileDrop pickHere={pickHere} onFile={onFile} />
      <div class="tab-codes">
        {onTab && (
          <button type="button" class="btn sm" onClick={onTab}>
            {t('codesInTab')}
          </button>
        )}
        <p class="small dim">{t('codesHint')}</p>
      </div>
      <Recent entries={entries} onOpen={onOpen} />
    </>
  );
}

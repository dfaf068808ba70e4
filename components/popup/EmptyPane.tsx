import type { HistoryEntry } from '@/utils/domain/history';
import type { Indicator } from '@/utils/domain/indicator';
import { NewsLine } from '../news/NewsLine';
import { t } from '../text';
import { FileDrop } from './FileDrop';
import { MarksHere } from './MarksHere';
import { PageLinks } from './PageLinks';
import { Recent } from './Recent';
import { TabCodes } from './TabCodes';

interface Props {
  readonly entries: readonly HistoryEntry[];
  readonly pickHere: boolean;
  readonly requestOrigin?: ((origin: string) => Promise<boolean>) | undefined;
  readonly onFile: (file: File) => void;
  /** Reads codes off the tab that the popup hangs from; null in a window of its own. */
  readonly onTab: (() => void) | null;
  readonly onOpen: (indicator: Indicator) => void;
}

/** Below the field while nothing is checked; no verdict needs it, so it comes as code of its own. */
export function EmptyPane({ entries, pickHere, requestOrigin, onFile, onTab, onOpen }: Props) {
  return (
    <>
      <NewsLine />
      <FileDrop pickHere={pickHere} onFile={onFile} />
      {/* A window of its own hangs from no page. */}
      {onTab ? (
        <section class="here">
          <PageLinks />
          <TabCodes onTab={onTab} />
          {requestOrigin && <MarksHere requestOrigin={requestOrigin} />}
        </section>
      ) : (
        <p class="drop-hint small dim">{t('codesHint')}</p>
      )}
      <Recent entries={entries} onOpen={onOpen} />
    </>
  );
}

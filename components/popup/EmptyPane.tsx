import type { HistoryEntry } from '@/utils/domain/history';
import type { Indicator } from '@/utils/domain/indicator';
import { FileDrop } from './FileDrop';
import { parseOpening } from './location';
import { MarksHere } from './MarksHere';
import { PageLinks } from './PageLinks';
import { Recent } from './Recent';

interface Props {
  readonly entries: readonly HistoryEntry[];
  readonly pickHere: boolean;
  readonly requestOrigin?: ((origin: string) => Promise<boolean>) | undefined;
  readonly onFile: (file: File) => void;
  readonly onOpen: (indicator: Indicator) => void;
}

/** Below the field while nothing is checked; no verdict needs it, so it comes as code of its own. */
export function EmptyPane({ entries, pickHere, requestOrigin, onFile, onOpen }: Props) {
  return (
    <>
      <FileDrop pickHere={pickHere} onFile={onFile} />
      {/* A window of its own hangs from no page. */}
      {!parseOpening(location.hash).ownWindow && <PageLinks />}
      {requestOrigin && <MarksHere requestOrigin={requestOrigin} />}
      <Recent entries={entries} onOpen={onOpen} />
    </>
  );
}

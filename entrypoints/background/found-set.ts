import type { FoundThing } from '@/utils/domain/fold-found';
import type { FoundView } from '@/utils/domain/found';

/** What a page was found to hold, kept for the tab that is opened to show it; see `opened-texts`. */
export interface FoundSet extends Omit<FoundView, 'rows'> {
  readonly things: readonly FoundThing[];
}

import type { Checks } from '../checks/checks';
import type { Clock } from '../clock';
import type { Lanes } from '../quota/lanes';
import type { Ledger } from '../quota/ledger';
import type { ReadPosted } from '../virustotal/upload';
import type { UploadPlace } from './place';
import type { OnSent } from './posted';
import type { Live, UploadRow } from './row';

export interface StepParts {
  readonly place: UploadPlace;
  readonly lanes: Lanes;
  /** For an order whose worker is dead: its spend is under way, and settled when the answer comes. */
  readonly ledger: Pick<Ledger, 'adopt' | 'settle'>;
  readonly checks: Pick<Checks, 'follow'>;
  readonly readPosted: ReadPosted;
  readonly clock: Clock;
}

/** What one step of an upload may do. */
export interface StepTools extends StepParts {
  /** Fires when the user cancels. */
  readonly signal: AbortSignal;
  /** Writes the row down, surely; null when the user has stepped in meanwhile. */
  readonly note: (row: UploadRow) => Promise<UploadRow | null>;
  readonly onSent: OnSent;
  readonly live: (known: Live) => void;
}

/** What every request of an upload has: it is the user's own word, so it goes before what runs by itself. */
export function ownWord({ signal, live }: StepTools, row: UploadRow) {
  return {
    lane: 'interactive',
    order: row.startedAt,
    signal,
    onWait: ({ until }: { until: number }, place: number): void => live({ waiting: { until, place } }),
  } as const;
}

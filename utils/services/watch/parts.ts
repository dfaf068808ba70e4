import type { Settings } from '@/utils/domain/settings';
import type { Checks } from '../checks/checks';
import type { CheckRow } from '../checks/row';
import type { Clock } from '../clock';
import type { ReportCache } from '../storage/reports';
import type { Filing } from './file-look';
import type { WatchTable } from './table';
import type { WatchWalk } from './walk';

/** What looking at entries needs of the world. */
export interface RunParts {
  readonly table: WatchTable;
  readonly checks: Pick<Checks, 'start'>;
  readonly findCheck: (id: string) => Promise<CheckRow | null>;
  /** Forgets an ended check that only the watchlist had asked for. */
  readonly dropCheck: (id: string) => Promise<void>;
  readonly reports: Pick<ReportCache, 'find'>;
  readonly settings: () => Promise<Settings>;
  readonly clock: Clock;
  readonly walk: WatchWalk;
  /** False without a key that works: then nothing is begun. */
  readonly mayAsk: () => Promise<boolean>;
  /** How changes that are made now are to be told. */
  readonly telling: () => Promise<Filing['telling']>;
  /** Something in the list changed. */
  readonly onChange: () => void;
  /** A change was written down, to be told. */
  readonly onNews: () => void;
  readonly onBug: (where: string, error: unknown) => void;
}

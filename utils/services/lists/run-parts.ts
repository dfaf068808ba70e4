import type { QuotaLimits } from '@/utils/domain/quota';
import type { Settings } from '@/utils/domain/settings';
import type { Checks } from '../checks/checks';
import type { CheckRow } from '../checks/row';
import type { Clock } from '../clock';
import type { Log } from '../storage/log';
import type { ListRow } from './row';
import type { Changed, ListTable } from './table';

/** Everything that running lists needs of the world. */
export interface RunParts {
  readonly table: ListTable;
  readonly checks: Pick<Checks, 'start' | 'takeBack' | 'submit'>;
  readonly findCheck: (id: string) => Promise<CheckRow | null>;
  readonly dropCheck: (id: string) => Promise<void>;
  readonly settings: () => Promise<Pick<Settings, 'maliciousFrom' | 'privateHosts'>>;
  readonly limits: () => Promise<QuotaLimits>;
  readonly scrubber: () => Promise<(text: string) => string>;
  readonly clock: Clock;
  readonly log: Pick<Log, 'append'>;
  /** Rows changed, and are written. */
  readonly onItems: (changed: Changed) => void;
  /** Something that pages show changed. */
  readonly onChange: () => void;
  /** A list ended, or stopped by itself; perhaps told before. */
  readonly onEnd: (list: ListRow) => void;
  readonly onBug: (where: string, error: unknown) => void;
}

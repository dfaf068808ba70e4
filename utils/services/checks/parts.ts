import type { Settings } from '@/utils/domain/settings';
import type { Clock } from '../clock';
import type { Lanes } from '../quota/lanes';
import type { History } from '../storage/history';
import type { Log } from '../storage/log';
import type { ReportCache } from '../storage/reports';
import type { PrivateReplies } from './private-replies';
import type { CheckRow } from './row';
import type { CheckTable } from './table';

/** Everything a check needs of the world. */
export interface CheckParts {
  readonly lanes: Lanes;
  readonly reports: ReportCache;
  readonly history: History;
  readonly table: CheckTable;
  readonly privateReplies: PrivateReplies;
  readonly log: Pick<Log, 'append'>;
  readonly clock: Clock;
  readonly settings: () => Promise<Settings>;
  /** False when the browser knows that there is no connection. */
  readonly isOnline: () => boolean;
  readonly newId: () => string;
  /** Keeps the worker from being stopped for idleness until the returned function is called. */
  readonly keepAwake: () => () => void;
  /** Told of every change, in order; must not throw. */
  readonly onChange: (row: CheckRow) => void;
  /** Told of an unexpected throw: a bug. */
  readonly onBug: (where: string, error: unknown) => void;
}

/** What one step of a check may do besides asking VirusTotal. */
export interface StepTools extends Omit<CheckParts, 'table' | 'onChange' | 'newId' | 'onBug' | 'keepAwake'> {
  readonly signal: AbortSignal;
  /** Writes the row down and tells the surfaces; what it returns is the row to go on with. */
  readonly note: (row: CheckRow) => Promise<CheckRow>;
  /** The same, but rejects when the row could not be written: for what must never be done twice. */
  readonly noteSurely: (row: CheckRow) => Promise<CheckRow>;
}

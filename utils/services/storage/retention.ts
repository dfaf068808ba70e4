import { DAY } from '@/utils/domain/duration';
import type { Result } from '@/utils/domain/result';
import type { Settings } from '@/utils/domain/settings';
import type { Clock } from '../clock';
import { oneAtATime } from '../one-at-a-time';
import type { Storage } from './database';
import type { History } from './history';
import type { Log } from './log';

interface RetentionParts {
  readonly storage: Storage;
  readonly clock: Pick<Clock, 'now'>;
  readonly settings: () => Promise<Result<Settings>>;
  readonly history: Pick<History, 'sweep'>;
  readonly log: Pick<Log, 'sweep'>;
  /** Runs of the watchlist are kept as long as history is. */
  readonly sweepRuns: (now: number, days: number) => Promise<void>;
  /** Rows whose time no setting changes: ended checks, downloads, uploads, what was published. */
  readonly sweepRows: (now: number) => Promise<void>;
  readonly onBug: (where: string, error: unknown) => void;
}

/** Holds history, log and runs of the watchlist within what the settings keep of them, and the rest within its time. */
export interface Retention {
  /**
   * Throws away what is too old or too much, where that is due: a day after the last time, for a browser may run
   * for months, and as soon as less is to be kept. Nothing while the settings cannot be read. Harmless to call at
   * any time.
   */
  keepWithin(): Promise<void>;
  /** The same at once, because a backup has brought entries back. */
  keepWithinNow(): Promise<void>;
}

const SWEPT_KEY = 'kept-swept';
const JUMP = 2 * DAY;

/** When it was swept last, and by which settings. */
interface Swept {
  readonly at: number;
  readonly kept: string;
}

const NEVER: Swept = { at: -1, kept: '' };

export function createRetention(parts: RetentionParts): Retention {
  const { storage, clock } = parts;

  async function sweepBy(settings: Settings, last: Swept): Promise<void> {
    const at = clock.now();
    const now = credible(at, last.at);
    const { historyKeepDays: days, historyKeepEntries: entries } = settings;
    await parts.history.sweep(now, { days, entries });
    await parts.log.sweep(now);
    await parts.sweepRuns(now, days);
    await parts.sweepRows(now);
    const swept: Swept = { at, kept: keptBy(settings) };
    await storage.run((database) => database.put('meta', swept, SWEPT_KEY));
  }

  async function work(now = false): Promise<void> {
    const settings = await parts.settings();
    if (!settings.ok) return;
    const swept = parseSwept(await storage.run((database) => database.get('meta', SWEPT_KEY)));
    const age = clock.now() - swept.at;
    // One from ahead of the clock was noted while that was wrong.
    if (!now && age >= 0 && age < DAY && swept.kept === keptBy(settings.value)) return;
    await sweepBy(settings.value, swept);
  }

  const onBug = (error: unknown): void => parts.onBug('retention', error);
  return { keepWithin: oneAtATime(() => work(), onBug), keepWithinNow: oneAtATime(() => work(true), onBug) };
}

/**
 * As of when things are too old. After a long silence it is the last time that was noted: a clock that has jumped
 * a year ahead must not cost a year of history, and who was away for a month waits a day for the rest.
 */
function credible(now: number, last: number): number {
  return last < 0 || now - last <= JUMP ? now : last;
}

function keptBy({ historyKeepDays, historyKeepEntries, logKeepDays }: Settings): string {
  return [historyKeepDays, historyKeepEntries, logKeepDays].join(' ');
}

function parseSwept(stored: unknown): Swept {
  if (typeof stored !== 'object' || stored === null) return NEVER;
  const { at, kept } = stored as Record<string, unknown>;
  return typeof at === 'number' && typeof kept === 'string' ? { at, kept } : NEVER;
}

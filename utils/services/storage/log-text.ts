import { LOG_LEVELS, type LogLevel, logText } from '@/utils/domain/log';
import type { AssayDatabase } from './database';

/** A part of the log as text; `next` is where the next part begins, null after the last. */
export interface LogPart {
  readonly text: string;
  readonly next: number | null;
}

/** Lines of one part: some 500 kB, far from what a message may hold. */
const AT_ONCE = 5_000;

export async function logPart(database: AssayDatabase, least: LogLevel, after: number): Promise<LogPart> {
  const range = IDBKeyRange.lowerBound(after, true);
  const { store } = database.transaction('log');
  const [keys, rows] = await Promise.all([store.getAllKeys(range, AT_ONCE), store.getAll(range, AT_ONCE)]);
  const from = LOG_LEVELS.indexOf(least);
  const wanted = rows.filter(({ level }) => LOG_LEVELS.indexOf(level) >= from);
  const next = rows.length < AT_ONCE ? null : (keys.at(-1) ?? null);
  return { text: wanted.map((row) => `${logText(row)}\n`).join(''), next };
}

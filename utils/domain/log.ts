/** How grave a line is, mildest first. */
export const LOG_LEVELS = ['info', 'warn', 'error'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** One line of the log; the text never holds the key, nor what the privacy gate removed. */
export interface LogRow {
  readonly at: number;
  readonly level: LogLevel;
  /** What happened, in words that stay the same: "sent: look up url", "limit", "saved". */
  readonly event: string;
  readonly detail: string;
  /** The list that it is about. */
  readonly list?: string;
}

/** A line with its number: later lines have higher ones. */
export interface LogLine extends LogRow {
  readonly n: number;
}

export interface LogList {
  readonly rows: readonly LogLine[];
  /** Lines that match. */
  readonly total: number;
}

/**
 * A line as text (DESIGN §6): UTC in ISO 8601, level, what happened, to what. Foreign line breaks are no new
 * lines of ours.
 */
export function logText({ at, level, event, detail }: LogRow): string {
  const words = [isoTime(at), level.toUpperCase().padEnd(5), event, detail].filter((word) => word !== '');
  return words.join(' ').replace(/[\r\n\u0085\u2028\u2029]+/g, ' ');
}

/** A clock can be set to what no date can be. */
function isoTime(at: number): string {
  return Math.abs(at) <= 8.64e15 ? new Date(at).toISOString() : String(at);
}

import type { Block } from './blocks';
import type { Previous, Tally, Used } from './tally';

const WINDOWS: ReadonlySet<unknown> = new Set(['minute', 'day', 'month', 'slow-down']);

/** Null when there is no count yet or it is damaged; the rows then tell what they can. */
export function parseTally(stored: unknown): Tally | null {
  const used = parseUsed(stored);
  if (!used) return null;
  const { previous, offset, dated, blocked, refusedInARow, account, own, guess } = stored as Record<
    string,
    unknown
  >;
  return {
    ...used,
    previous: parsePrevious(previous),
    offset: isNumber(offset) ? offset : 0,
    dated: isNumber(dated) ? dated : null,
    blocked: Array.isArray(blocked) ? blocked.filter(isBlock) : [],
    refusedInARow: isNumber(refusedInARow) ? Math.max(0, refusedInARow) : 0,
    account: isNumber(account) ? account : 0,
    own: parseShare(own),
    guess: parseGuess(guess),
  };
}

function parseGuess(stored: unknown): Tally['guess'] {
  const { dayUsed, monthUsed, askedAt } = fieldsOf(stored);
  if (!isNumber(dayUsed) || !isNumber(monthUsed)) return null;
  return { dayUsed, monthUsed, askedAt: isNumber(askedAt) ? askedAt : null };
}

function parseShare(stored: unknown): Tally['own'] {
  const { used, allowed } = fieldsOf(stored);
  return isNumber(used) && isNumber(allowed) ? { used, allowed } : null;
}

function parsePrevious(stored: unknown): Previous | null {
  const used = parseUsed(stored);
  const { carried } = (used ? stored : {}) as Record<string, unknown>;
  return used && { ...used, carried: isNumber(carried) ? Math.max(0, carried) : 0 };
}

function parseUsed(stored: unknown): Used | null {
  if (typeof stored !== 'object' || stored === null) return null;
  const { day, month, dayUsed, monthUsed } = stored as Record<string, unknown>;
  if (!isNumber(day) || !isNumber(month) || !isNumber(dayUsed) || !isNumber(monthUsed)) return null;
  return { day, month, dayUsed: Math.max(0, dayUsed), monthUsed: Math.max(0, monthUsed) };
}

function isBlock(stored: unknown): stored is Block {
  if (typeof stored !== 'object' || stored === null) return false;
  const { window, until, setAt } = stored as Record<string, unknown>;
  return WINDOWS.has(window) && isNumber(until) && isNumber(setAt);
}

function fieldsOf(stored: unknown): Record<string, unknown> {
  return typeof stored === 'object' && stored !== null ? { ...stored } : {};
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

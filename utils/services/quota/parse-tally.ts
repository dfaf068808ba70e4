import type { Block } from './blocks';
import type { Previous, Tally, Used } from './tally';

const WINDOWS: ReadonlySet<unknown> = new Set(['minute', 'day', 'month', 'slow-down']);

/** Null when there is no count yet or it is damaged; the rows then tell what they can. */
export function parseTally(stored: unknown): Tally | null {
  const used = parseUsed(stored);
  if (!used) return null;
  const { previous, offset, blocked, refusedInARow, account, own } = stored as Record<string, unknown>;
  return {
    ...used,
    previous: parsePrevious(previous),
    offset: isNumber(offset) ? offset : 0,
    blocked: Array.isArray(blocked) ? blocked.filter(isBlock) : [],
    refusedInARow: isNumber(refusedInARow) ? Math.max(0, refusedInARow) : 0,
    account: isNumber(account) ? account : 0,
    own: parseShare(own),
  };
}

function parseShare(stored: unknown): Tally['own'] {
  const { used, allowed } = (typeof stored === 'object' && stored !== null ? stored : {}) as Record<
    string,
    unknown
  >;
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

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

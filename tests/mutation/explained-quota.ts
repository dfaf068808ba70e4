import { explain } from './explain';
import type { Explained } from './explained';

/** Why survivors of the ledger and the lanes may live. */
export const EXPLAINED_QUOTA: readonly Explained[] = [
  // Where the clocks agree, one look is as good as the other.
  ...explain('services/quota/clock-jumps', 'same', [
    'if (ahead > JUMP || ahead < 0) seen = current;',
    '<= 0',
  ]),
  ...explain('services/quota/blocks', 'same', [
    'block.setAt <= now ? block : { ...block, setAt: now, until: now + (block.until - block.setAt) },',
    '<',
  ]),
  ...explain(
    'services/quota/errand',
    'same',
    ["let [spent, tries, moves, told, over, returned, age] = [0, 0, 0, '', false, false, 0];", 'Stryker'],
    "told = '';",
  ),
  ...explain('services/quota/errand', 'words', [
    "const unsent = stopped ?? (request.signal?.aborted ? broken('cancelled', false) : null);",
    '""',
  ]),
  ...explain(
    'services/quota/lanes',
    'same',
    ['if (line.remove(head)) head.fail(reserved.failure);', 'true'],
    "return 'ended';",
    "errand.fail({ tag: 'cancelled', sent: 0 });",
    ["if (errand.cancelled()) errand.fail({ tag: 'cancelled', sent: 0 });", '{}'],
    ["if (errand.cancelled()) errand.fail({ tag: 'cancelled', sent: 0 });", '""'],
    ["if (signal?.aborted) return void errand.fail({ tag: 'cancelled', sent: 0 });", '{}'],
    ["if (signal?.aborted) return void errand.fail({ tag: 'cancelled', sent: 0 });", '""'],
    ["signal?.removeEventListener('abort', cancel);", '""'],
    ['if (!head) return;', 'false'],
  ),
  ...explain('services/quota/refusals', 'same', [
    'let last: { readonly departure: number; readonly failure: Failure | null } = {',
    '{}',
  ]),
  ...explain('services/quota/ledger', 'short', [
    'if ((serverTime === null && !answered) || isOthers(row, books.tally)) return null;',
    'false',
  ]),
  ...explain(
    'services/quota/parse-tally',
    'same',
    ["if (typeof stored !== 'object' || stored === null) return false;", 'false'],
    ["return typeof value === 'number' && Number.isFinite(value);", 'true'],
  ),
  ...explain('services/quota/spend-rows', 'same', 'const recent: RecentSpend[] = [];'),
  ...explain('services/quota/spend-rows', 'short', [
    'if (sentAt !== row.at || settledAt !== row.settledAt)',
    'true',
  ]),
  ...explain(
    'services/quota/tally',
    'same',
    ['if (day > tally.day) return { ...roll(heard, at, carry), previous: null };', '>='],
    ['if (day === tally.day) return { ...heard, previous: null };', 'false'],
  ),
];

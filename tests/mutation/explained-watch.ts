import { explain } from './explain';
import type { Explained } from './explained';

/** Why survivors of the watchlist may live. */
export const EXPLAINED_WATCH: readonly Explained[] = [
  ...explain(
    'services/watch/changes',
    'never',
    'const there = rows.filter((row) => row !== undefined).map(numbered);',
  ),
  ...explain(
    'services/watch/edits',
    'same',
    ["return typeof stored === 'number' && Number.isSafeInteger(stored) && stored > 0 ? stored : 0;", 'true'],
    ["return typeof stored === 'number' && Number.isSafeInteger(stored) && stored > 0 ? stored : 0;", '>= 0'],
    '(before.baseline !== null &&',
    'after.baseline !== null &&',
  ),
  ...explain(
    'services/watch/list',
    'short',
    "words === '' ? all : all.filter(({ indicator }) => indicator.value.toLowerCase().includes(words));",
  ),
  ...explain(
    'services/watch/list',
    'same',
    'a.indicator.value < b.indicator.value ? -1 : Number(a.indicator.value > b.indicator.value);',
  ),
  ...explain('services/watch/mirror', 'same', [
    "if (typeof stored !== 'object' || stored === null) return null;",
    'false',
  ]),
  ...explain('services/watch/mirror', 'same', [
    "if (typeof value !== 'object' || value === null) return false;",
    'false',
  ]),
  ...explain(
    'services/watch/notices',
    'never',
    `const shared = unnamed.length > ALONE ? \`\${unnamed[0]?.id}+\` : null;`,
  ),
  ...explain('services/watch/notices', 'short', 'if (unnamed.length > 0)'),
  ...explain('services/watch/run', 'short', [
    'for (const { key } of await table.plannedAfter(now + MINUTE)) {',
    'now - MINUTE',
  ]),
  ...explain('services/watch/runs', 'short', [
    "let cursor = offset < total ? await store.index('startsAt').openCursor(null, 'prev') : null;",
    'true',
  ]),
  ...explain('services/watch/runs', 'short', [
    "let cursor = offset < total ? await store.index('startsAt').openCursor(null, 'prev') : null;",
    '<=',
  ]),
  ...explain(
    'services/watch/runs',
    'same',
    '? IDBKeyRange.bound([run], [run, []], false, true)',
    ': IDBKeyRange.bound([run, after], [run, []], true, true);',
  ),
  ...explain('services/watch/webhook', 'short', 'if (owner !== last) await beginAnew(owner);'),
  ...explain('services/watch/webhook', 'short', 'if (tried.length === 0) return;'),
  ...explain('services/watch/webhook', 'same', [
    "const refused = problem.problem === 'status' && isRefusal(problem.status);",
    'true',
  ]),
  ...explain('services/watch/webhook', 'never', [
    'return status >= 400 && status < 500 && ![401, 403, 404, 407, 408, 425, 429].includes(status);',
    'true',
  ]),
  ...explain('services/watch/webhook-send', 'never', [
    "if (reply.type === 'opaqueredirect' || (reply.status >= 300 && reply.status < 400)) {",
    'true',
  ]),
  ...explain(
    'services/watch/webhook-send',
    'same',
    "const key = await crypto.subtle.importKey('raw', encoder.encode(secret), algorithm, false, ['sign']);",
  ),
];

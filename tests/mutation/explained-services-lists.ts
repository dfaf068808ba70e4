import { explain } from './explain';
import type { Explained } from './explained';

/** Why survivors of the services behind lists may live. */
export const EXPLAINED_SERVICES_LISTS: readonly Explained[] = [
  ...explain('services/lists/add-rows', 'never', [
    'sent === null || todo === undefined ? null : requestKey({ kind, value: sent }),',
    'false',
  ]),
  ...explain('services/lists/append-rows', 'same', [
    'keyOf: ({ indicator: { kind }, sent }) => (sent === null ? null : requestKey({ kind, value: sent })),',
    'false',
  ]),
  ...explain('services/lists/base64', 'same', ['for (let at = 0; at < bytes.length; at += PIECE)', '<=']),
  ...explain(
    'services/lists/brief-reader',
    'never',
    'for (const [index, text] of texts.entries()) readBriefs(text, keys[index]?.[1] ?? 0, briefs);',
  ),
  ...explain(
    'services/lists/briefs',
    'short',
    'if (after !== before) await store.put(after, [list, part]);',
    'for (let at = 0; at < text.length; ) {',
    'if (end > at) {',
  ),
  ...explain('services/lists/briefs', 'same', [
    `const marks = \`\${ROW_STATES.indexOf(state)}\${KINDS.indexOf(kind)}\${waits ? 'w' : '-'}\`;`,
    '""',
  ]),
  ...explain('services/lists/by-state', 'never', [
    "return items.filter(({ held }) => held?.why === 'secrets').length;",
    'held.why',
  ]),
  ...explain('services/lists/copy', 'short', 'if (known.includes(id))'),
  ...explain(
    'services/lists/copy',
    'same',
    `for (let part = 0; part < (head?.parts ?? 0); part++) await area.remove(\`list:\${id}:\${part}\`);`,
  ),
  ...explain('services/lists/copy', 'never', "const [line = '', name = '', value = ''] = text.split('\\t');"),
  ...explain('services/lists/known', 'never', 'if (first === undefined || last === undefined) return 0;'),
  ...explain(
    'services/lists/known',
    'short',
    'const most = KEYS_A_LOOK * requestKeys.length;',
    'const asked = between.length > most ? requestKeys : requestKeys.filter((key) => there.has(key));',
  ),
  ...explain(
    'services/lists/new-list',
    'same',
    "export function newList(id: string, name: string, now: number, lane: 'page' | 'list' = 'list'): ListRow {",
  ),
  ...explain('services/lists/outcome', 'same', [
    "return STOPPING.has(failure.tag) || (failure.tag === 'internal' && failure.detail === 'settings');",
    'true',
  ]),
  ...explain('services/lists/outcome', 'never', "const [engine = '', label = ''] = line.split('\\t');"),
  ...explain('services/lists/outcome', 'same', [
    'for (const [label, count] of times) if (best === null || count > (times.get(best) ?? 0)) best = label;',
    'false',
  ]),
  ...explain('services/lists/outlook', 'same', [
    'list.restsUntil !== null && standing && list.restsUntil > standing.now ? list.restsUntil : null;',
    'true',
  ]),
  ...explain('services/lists/outlook', 'same', [
    "return { endsAt: endOf(requests, { id: '', lane: 'page' }, standing), ...dayOf(standing) };",
    'Stryker',
  ]),
  ...explain('services/lists/overview', 'same', [
    'for (const other of [...kept.keys()].slice(0, kept.size - KEPT + 1)) forget(other);',
    'KEPT - 1',
  ]),
  ...explain('services/lists/overview', 'same', [
    'mine.inOrder ??= mine.rows.filter((row) => row !== null && row !== undefined);',
    'true',
  ]),
  ...explain(
    'services/lists/overview',
    'short',
    "(state === 'all' || row.state === state) && (part === '' || row.text.toLowerCase().includes(part)),",
  ),
  ...explain('services/lists/overview', 'same', 'row: (a, b) => a.n - b.n,'),
  ...explain('services/lists/table', 'same', [
    "IDBKeyRange.bound([id, 'first', 0], [id, 'next', ALL]),",
    '""',
  ]),
  ...explain('services/lists/turns', 'same', [
    'if (restsUntil === null || restsUntil <= clock.now()) return false;',
    'false',
  ]),
  ...explain(
    'services/lists/turns',
    'same',
    ['const running = (await table.running()).toSorted((a, b) => (a.id < b.id ? -1 : 1));', '<='],
    "running.filter(({ lane }) => lane !== 'page'),",
  ),
  ...explain(
    'services/lists/turns',
    'short',
    'for (const list of after < 0 ? lists : [...lists.slice(after), ...lists.slice(0, after)]) {',
  ),
  ...explain('services/lists/copy', 'same', [
    'for (let part = parts; part < (before?.parts ?? 0); part++)',
    '<=',
  ]),
  ...explain(
    'services/lists/lists',
    'never',
    "if (list.ok && list.value.stage !== 'reading') await restore.copy(list.value);",
  ),
  ...explain('services/lists/restore', 'same', [
    'const lines = Math.max(...kept.rows.slice(-1).map(({ line }) => line), kept.rows.length);',
    'kept.rows',
  ]),
  ...explain('services/lists/restore', 'short', 'if (half) await table.remove(id);'),
  ...explain('services/lists/restore', 'same', [
    'const rows = ({ counts }: ListRow): number => Object.values(counts).reduce((sum, count) => sum + count, 0);',
    'sum - count',
  ]),
  ...explain('services/lists/run', 'same', 'let [running, again] = [false, false];'),
  ...explain('services/lists/run', 'never', ['if (checkId === undefined) return;', 'false']),
  ...explain(
    'services/lists/settle',
    'short',
    [
      "if (check.active !== undefined || !(hasEnded(check.state) || check.state.phase === 'asking')) return null;",
      'true',
    ],
    'if (!list) return null;',
  ),
  ...explain(
    'services/lists/settle',
    'never',
    'if (!outcome) return null;',
    "return { item: next, lines: [line('submitted', item.sent ?? '')] };",
    "const about = item.sent ?? '';",
    `return [line('row failed', \`\${outcome.item.failure?.tag ?? ''} \${about}\`, 'warn')];`,
  ),
  ...explain('services/lists/settle', 'same', "if (outcome.becomes === 'waiting') return [];"),
];

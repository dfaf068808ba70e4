import { explain } from './explain';
import type { Explained } from './explained';

/** Why survivors of reports, downloads and uploads may live. */
export const EXPLAINED_FILES: readonly Explained[] = [
  ...explain(
    'services/report/kept-reply',
    'same',
    ['const held = checkId === undefined ? null : privateReplies.get(checkId);', 'false'],
    ['const details = raw === null ? undefined : parseDetails(raw, ref.kind, clock.now());', 'false'],
  ),
  ...explain('services/report/section-request', 'words', `throw new Error(\`no request for \${section}\`);`),
  ...explain('services/report/section-request', 'never', [
    "if (one) return shaped('related', await relations.relatedOne(ref, one));",
    'true',
  ]),
  ...explain(
    'services/report/sections',
    'same',
    "if (kind === 'url' || kind === 'file') return null;",
    [`const key = \`\${keep} \${sectionKey(page)} \${page.cursor ?? ''}\`;`, 'Stryker'],
    ['published.set(name, (published.get(name) ?? 0) + 1);', '- 1'],
  ),
  ...explain(
    'services/downloads/row',
    'never',
    "return path.split(path.startsWith('/') ? '/' : /[/\\\\]/).at(-1) ?? '';",
  ),
  ...explain('services/downloads/awaited-checks', 'same', [
    "const failure = state.phase === 'failed' ? state.failure : null;",
    'true',
  ]),
  ...explain('services/downloads/awaited-checks', 'never', [
    'if (row.checkId !== null) await follow(row, row.checkId);',
    'true',
  ]),
  ...explain('services/downloads/downloads', 'never', [
    "if (before?.active === 'check' && before.checkId !== null) {",
    'true',
  ]),
  ...explain('services/downloads/run', 'same', ['let again = false;', 'true']),
  ...explain('services/downloads/run', 'never', ['if (next) await save(current, next);', 'true']),
  ...explain(
    'services/downloads/news',
    'never',
    "if (verdict?.name === 'malicious') return 1_000 + verdict.reading;",
    "if (verdict?.name === 'suspicious') return 100 + verdict.reading;",
    "return verdict?.name === 'unknown' ? 1 : 0;",
  ),
  ...explain(
    'services/downloads/hold-question',
    'same',
    ["signal.addEventListener('abort', () => end(null), { once: true });", '{}'],
    ["signal.addEventListener('abort', () => end(null), { once: true });", 'false'],
    ["else signal.addEventListener('abort', end, { once: true });", '{}'],
    ["else signal.addEventListener('abort', end, { once: true });", 'false'],
  ),
  ...explain('services/downloads/holds', 'same', [
    'const late = clock.wait(row.until, signal).then(() => null);',
    'undefined',
  ]),
  ...explain(
    'services/downloads/table',
    'same',
    ["const unfinished = row.active ? await store.index('active').getAll() : [];", 'Stryker'],
    ["const lately = row.active ? await store.index('seenAt').getAll(since(row.seenAt)) : [];", 'Stryker'],
    ["at === null ? database.delete('meta', SINCE) : database.put('meta', at, SINCE),", 'false'],
  ),
  ...explain('services/uploads/outcome', 'same', ["if (failure.tag !== 'upstream') return false;", 'false']),
  ...explain(
    'services/uploads/remote-place',
    'same',
    ['life += 1;', '-='],
    ["signal?.removeEventListener('abort', look);", '""'],
  ),
  ...explain(
    'services/uploads/uploading',
    'same',
    ["if (opened !== null && state === 'here') {", 'true'],
    [
      'const hashed = await parts.hash({ open, size, onProgress, signal, now: clock.elapsed }).catch(() => null);',
      'undefined',
    ],
    ["const origins = order.origins.join(' ');", '""'],
  ),
  ...explain('services/uploads/run', 'same', ['let samples: readonly Sample[] = [];', 'Stryker']),
  ...explain(
    'services/uploads/run',
    'never',
    "const next: UploadRow = signal.aborted && !posting ? ended(row, 'cancelled') : await step(tools, row);",
  ),
  ...explain(
    'services/uploads/uploads',
    'same',
    ["await end(row, endOf(check), state.phase === 'failed' ? state.failure : null);", 'true'],
    [
      "return state.failure.tag === 'upstream' && state.failure.reason === 'other-file' ? 'other-file' : 'refused';",
      'true',
    ],
  ),
  ...explain('services/uploads/uploads', 'short', ['if (!driven) run.drive(row);', 'true']),
  ...explain(
    'services/uploads/uploads',
    'never',
    ["if (state.phase !== 'failed') return 'unfinished';", 'false'],
    ["if (state.phase !== 'failed') return 'unfinished';", '""'],
  ),
  ...explain('services/uploads/wire', 'same', "export const UPLOADING_PORT = 'uploading';"),
];

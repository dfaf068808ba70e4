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
  ...explain('services/report/section-request', 'never', [
    "if (one) return shaped('related', await relations.relatedOne(ref, one));",
    'true',
  ]),
  ...explain(
    'services/report/sections',
    'same',
    "if (kind === 'url' || kind === 'file') return null;",
    ["const key = `${keep} ${sectionKey(page)} ${page.cursor ?? ''}`;", 'Stryker'],
    ['published.set(name, (published.get(name) ?? 0) + 1);', '- 1'],
  ),
];

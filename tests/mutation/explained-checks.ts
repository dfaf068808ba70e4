import { explain } from './explain';
import type { Explained } from './explained';

/** Why survivors of the checks, of taking part and of the account may live. */
export const EXPLAINED_CHECKS: readonly Explained[] = [
  ...explain(
    'services/account/route',
    'same',
    ['if (until === null || until <= now || until > now + DIRECT_FOR) return null;', 'false'],
    ['if (moving) await moving;', 'true'],
  ),
  ...explain(
    'services/checks/cards',
    'short',
    'if (memory.has(tabId)) return;',
    'if (card.document !== undefined) return card;',
  ),
  ...explain('services/checks/checks', 'same', [
    'return success(await start({ ...order, ...(urlId !== undefined && { urlId }) }));',
    'true',
  ]),
  ...explain('services/checks/drive', 'short', [
    'if (row.active === undefined || drives.has(row.id) || stopping.has(row.id)) return;',
    'false',
  ]),
  ...explain('services/checks/exchange', 'words', "throw new Error('stays here');"),
  ...explain('services/checks/follow-upload', 'same', [
    "const row = gate({ indicator, origin: 'file', secrets: 'ask' }, { id, now: parts.clock.now(), settings });",
    '""',
  ]),
  ...explain('services/checks/publish', 'same', [
    'const settings = await tools.settings().catch(() => null);',
    'undefined',
  ]),
  ...explain('services/checks/row', 'never', ['return urlId !== undefined && request === urlId;', 'true']),
  ...explain(
    'services/participation/look',
    'never',
    ['({ verdict, at }) => verdict === what.verdict && at !== null && at >= from && at <= to,', 'true'],
    [
      "return what.act === 'comment-vote' && reply.value[what.vote] > what.seen ? there(null) : NOT_THERE;",
      'true',
    ],
  ),
  ...explain('services/participation/publish', 'same', ['if (stays) stopped = stays;', 'true']),
  ...explain('services/participation/row', 'never', [
    "return what.act === 'comment' && state.phase === 'done' ? (state.comment?.id ?? null) : null;",
    'true',
  ]),
  ...explain(
    'services/participation/run',
    'same',
    ["const missing = seen.phase === 'uncertain' && seen.failure === null;", 'true'],
    [
      "if (state.phase === 'done' && row.what.act === 'delete-comment') await forget(row, row.what.commentId);",
      'true',
    ],
  ),
  ...explain(
    'services/participation/stays-here',
    'same',
    ["if (kind === 'url' || kind === 'file') return null;", 'false'],
    ["if (kind === 'url' || kind === 'file') return null;", '""'],
  ),
];

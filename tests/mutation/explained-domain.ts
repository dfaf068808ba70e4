import { explain } from './explain';
import type { Explained } from './explained';

/** Why survivors of the rest of the domain may live. */
export const EXPLAINED_DOMAIN: readonly Explained[] = [
  ...explain(
    'domain/backup-field',
    'same',
    "return typeof value === 'number' && Number.isFinite(value) && value >= 0 && value <= 8.64e15 ? value : null;",
    "return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;",
  ),
  ...explain(
    'domain/backup-read',
    'same',
    "if (typeof version !== 'number' || !Number.isSafeInteger(version) || version < 1) return NOT_OURS;",
  ),
  // What is of no kind that is known is of none that is read, either.
  ...explain('domain/backup-indicator', 'short', [
    "if (wanted === undefined || typeof value !== 'string') return null;",
    'false',
  ]),
  // Nothing is no more a backup than null, and no box.
  ...explain(
    'domain/backup-read',
    'same',
    ['} catch {', '{}'],
    ['const box = given === undefined ? null : parseSecretBox(given);', 'false'],
  ),
  // An address of the net has a host, or it cannot be read.
  ...explain(
    'domain/page-settings',
    'never',
    ["return (protocol === 'https:' || protocol === 'http:') && hostname !== ''", 'true'],
    ["return (protocol === 'https:' || protocol === 'http:') && hostname !== ''", 'Stryker'],
  ),
  // Before the first character is nothing, which nothing follows that can be typed.
  ...explain(
    'domain/passphrase',
    'never',
    [
      "const surprising = characters.filter((one, at) => at === 0 || !follows(characters[at - 1] ?? '', one));",
      'false',
    ],
    [
      "const surprising = characters.filter((one, at) => at === 0 || !follows(characters[at - 1] ?? '', one));",
      'Stryker',
    ],
  ),
  // One that is no word is as many words too few as none.
  ...explain('domain/passphrase', 'same', ['const words = text.match(/\\p{L}{3,}/gu) ?? [];', 'Stryker']),
  ...explain(
    'domain/check',
    'words',
    "return { ...check, state: { phase: 'failed', failure: { tag: 'internal', detail: 'check gone' } } };",
  ),
  ...explain('domain/api-key', 'short', 'const visible = withoutInvisible(text.slice(0, TEXT_MAX));'),
  ...explain(
    'domain/api-key',
    'same',
    "const joined = visible.replace(LABEL, '').replace(/[\\s\"'`]+/g, '');",
    ['if (key !== undefined && keys.length === 1 && text.length <= TEXT_MAX) return success(key);', 'true'],
  ),
  ...explain(
    'domain/comment-check',
    'same',
    "const words = bare.replace(HEX_64, ' ').split(/[\\s,;()<>\"]+/);",
  ),
  ...explain('domain/defang', 'never', "const [link, s = '', authority = ''] = web;"),
  ...explain(
    'domain/download-kind',
    'same',
    'return byType !== undefined && rank(byType) < rank(byName) ? byType : byName;',
  ),
  ...explain('domain/download-kind', 'never', "const type = mime.split(';')[0]?.trim().toLowerCase() ?? '';"),
  ...explain(
    'domain/gateway-word',
    'never',
    "const age = Number(/^\\d{1,8}$/.exec(header('age') ?? '')?.[0] ?? 0);",
    "/^window=(minute|day|month); of=(team|lane|own)$/.exec(header('assay-refused') ?? '') ?? [];",
    'refused: window && of ? { window: window as QuotaWindow, of: of as RefusedFor } : null,',
    "budget: parseBudget(header('assay-budget') ?? ''),",
  ),
  ...explain(
    'domain/participation',
    'same',
    "if (one.act === 'comment') return other.act === 'comment' && one.text === other.text;",
    "if (one.act === 'vote') return other.act === 'vote' && one.verdict === other.verdict;",
    "if (one.act === 'delete-comment') return other.act === one.act && one.commentId === other.commentId;",
    'return other.act === one.act && one.commentId === other.commentId && one.vote === other.vote;',
  ),
  ...explain(
    'domain/version',
    'never',
    'for (let at = 0; at < Math.max(mine?.length ?? 0, theirs?.length ?? 0); at += 1) {',
    'const distance = (mine?.[at] ?? 0) - (theirs?.[at] ?? 0);',
  ),
  ...explain('domain/version', 'same', ['if (distance !== 0) return distance > 0;', '>=']),
  ...explain(
    'domain/section-total',
    'same',
    ["if (!first || !last || first.content.shape === 'behaviour') return null;", '&&'],
    ['return total !== null && total < COUNTS_TO ? total : null;', 'true'],
  ),
  ...explain('domain/section-total', 'never', "if (content.shape === 'behaviour') return [];"),
  ...explain('domain/mark', 'same', [': findIndicators(word, { limit: 2 }).indicators;', '{}']),
  ...explain('domain/public-suffix', 'never', [
    "const [second = '', country = '', ...rest] = name.split('.');",
    'Stryker',
  ]),
  ...explain('domain/plausible', 'never', ["const tld = labels.at(-1) ?? '';", 'Stryker']),
  ...explain('domain/page-matches', 'never', ["const [scheme = ''] = pattern.split('://', 1);", 'Stryker']),
  ...explain('domain/find-indicators', 'never', ["const [address = ''] = value.split('#', 1);", 'Stryker']),
  ...explain(
    'domain/trim-marks',
    'same',
    ['while (from < text.length && marks.includes(text.charAt(from))) from++;', '<='],
    ['while (to > 0 && marks.includes(text.charAt(to - 1))) to--;', '>='],
  ),
  ...explain('domain/upload', 'same', ['const took = first && last ? last.at - first.at : 0;', '||']),
  ...explain('domain/log-about', 'same', 'const decision = decide(request, { privateHosts: [] });'),
  ...explain('domain/watch-period', 'same', ['if (at >= soonest) return at;', '> soonest']),
  ...explain(
    'domain/site',
    'same',
    'for (let from = Math.max(0, labels.length - 4); from < labels.length - 1; from++) {',
  ),
  ...explain(
    'domain/watch-period',
    'same',
    ["const origin = period === 'week' ? FIRST_MONDAY : 0;", 'true'],
    [
      'const late = now >= planned.endsAt + periodLength(period) / 2 || now < planned.startsAt;',
      'now <= planned',
    ],
  ),
  ...explain(
    'domain/find-indicators',
    'short',
    ['if (read.has(word)) continue;', 'false'],
    // Read anew without need.
    ['if (!/^[\\d.]+$/.test(word)) read.add(word);', '/[\\d.]+$/'],
    ['if (!/^[\\d.]+$/.test(word)) read.add(word);', '/^[\\d.]+/'],
  ),
  // What cannot be read is `bad-input`, always.
  ...explain('domain/reading', 'never', [
    "failure.tag === 'bad-input' && (failure.why.reason === 'several' || failure.why.reason === 'too-long');",
    'true',
  ]),
  // Whatever is a secret as a whole begins with a scheme.
  ...explain(
    'domain/code-content',
    'never',
    [`return shown === start ? \`\${SCHEME.exec(start)?.[0] ?? ''}\${COVER}\` : shown;`, 'exec(start)[0]'],
    [`return shown === start ? \`\${SCHEME.exec(start)?.[0] ?? ''}\${COVER}\` : shown;`, 'Stryker'],
  ),
  // Of what is no link nothing is asked but that it has no scheme that narrowing would change.
  ...explain('domain/as-keyed', 'never', [
    "const [start = '', scheme = '', slashes = '', host = '', end = ''] = LINK.exec(text) ?? [];",
    'Stryker',
  ]),
  // Each word that may hold an indicator has a letter, a digit, a bracket or a slash, which none of these marks is.
  ...explain(
    'domain/page-words',
    'never',
    ['while (end > 1 && AFTER.includes(word.charAt(end - 1))) end--;', 'true'],
    ['while (end > 1 && AFTER.includes(word.charAt(end - 1))) end--;', 'end >= 1'],
  ),
  ...explain('domain/find-indicators', 'never', ["let before = '';", 'Stryker']),
  ...explain('domain/fold-found', 'never', "const why = failure.tag === 'bad-input' ? failure.why : null;"),
  ...explain(
    'domain/fold-found',
    'same',
    ['const { indicators, truncated } = findIndicators(piece, { limit: FOUND_AT_MOST });', '{}'],
    ['if (host !== null) hosts.add(host);', 'true'],
  ),
  ...explain('domain/quiet-hours', 'same', ['const overnight = from > to;', '>=']),
  ...explain(
    'domain/comment-tags',
    'never',
    "return [...new Set([...text.matchAll(TAG)].map(([, tag = '']) => tag.toLowerCase()))];",
  ),
  ...explain('domain/page-words', 'short', 'if (word.length < SHORTEST || !MAYBE.test(word)) continue;'),
  ...explain('domain/page-words', 'never', ["let before = '';", 'Stryker']),
  ...explain(
    'domain/download-rules',
    'same',
    [
      'const page = referrer !== null && referrer !== own && maySend(referrer, privateHosts) ? [referrer] : [];',
      'true',
    ],
    ['if (!/^https?:/i.test(address)) return false;', 'false'],
    ['if (!/^https?:/i.test(address)) return false;', '/https?:/i'],
  ),
  ...explain('domain/mixed-script', 'same', [
    "const letters = /^xn--/i.test(label) ? (decodePunycode(label.slice(4)) ?? '') : label;",
    'Stryker',
  ]),
  ...explain('domain/page-matches', 'same', [
    `const wide = ['<all_urls>', '*://*/*', \`\${scheme}://*/*\`, pattern.replace(/^https?:/, '*:')];`,
    '/https?:/',
  ]),
  ...explain('domain/plausible', 'same', [
    "if (indicator.kind === 'url' && /^[\\d.]+$|:/.test(host)) return true;",
    'true',
  ]),
  ...explain('domain/fold-found', 'same', ['count += 1;', '-='], "if (kind === 'file') return null;"),
  ...explain(
    'domain/fold-found',
    'never',
    ["if (why?.reason === 'too-long') return 'tooLong';", 'why.reason'],
    ["return why?.reason === 'scheme' && why.scheme !== '' ? 'scheme' : 'unreadable';", 'why.reason'],
  ),
  ...explain('domain/pieces-of', 'same', ['return (space.exec(text)?.index ?? text.length - 1) + 1;', '+ 1']),
];

import { explain } from './explain';
import type { Explained } from './explained';

/** Why survivors of what reads indicators, and of what keeps them here, may live. */
export const EXPLAINED_IDS: readonly Explained[] = [
  ...explain(
    'domain/percent-bytes',
    'short',
    'if (/^\\p{ASCII}*$/u.test(text)) return text;',
    'if (/^\\p{ASCII}*$/u.test(bytes)) return bytes;',
    "if (!bytes.includes('%')) return bytes;",
  ),
  ...explain(
    'domain/percent-bytes',
    'same',
    "while (out.length > 2 && out.at(-3) === '%' && isHex(out.at(-2)) && isHex(out.at(-1))) {",
    'return character !== undefined && /^[0-9a-f]$/i.test(character);',
  ),
  ...explain('domain/percent-bytes', 'never', "const [, high = '', low = ''] = out.splice(-3);"),
  ...explain(
    'domain/percent-decode',
    'short',
    "for (let round = 0; round < 3 && current.includes('%'); round++) {",
    'if (next === current) break;',
  ),
  ...explain(
    'domain/host-pattern',
    'same',
    "const lower = name.replace(/^\\[|\\]$|\\.$/g, '').toLowerCase();",
  ),
  ...explain('domain/host-pattern', 'never', "const [first = '', ...rest] = pattern.split('*');"),
  ...explain(
    'domain/privacy-gate',
    'same',
    '/^(https?:\\/\\/)([^/?#]*)([^#]*)(#.*)?$/s.exec(address) ?? [];',
  ),
  ...explain('domain/privacy-gate', 'never', [
    "const [, scheme = '', authority = '', rest = '', fragment = ''] =",
    'Stryker',
  ]),
  // A ninth group is not looked at, and there always is a first side.
  ...explain('domain/private-address', 'same', [
    "const [left = [], right = []] = address.split('::').map((side) => (side === '' ? [] : side.split(':')));",
    'Stryker',
  ]),
  ...explain('domain/secret-name', 'same', '.split(/[^a-z\\d]+/)'),
  ...explain(
    'domain/secret-path',
    'never',
    "const raw = segments[index] ?? '';",
    "const [first = '', ...others] = segment.split(/[;?&#]/);",
    "const [name = '', ...parameters] = segment.split(';');",
    "const [name = '', ...rest] = text.split('=');",
    "if (parameters.some((parameter) => isSecretName(parameter.split('=', 1)[0] ?? ''))) return true;",
  ),
  // One piece needs nothing between.
  ...explain('domain/secret-path', 'same', [
    "const isPlain = raw.includes('=') && !CODE_FOLLOWS.test(first.split('=', 1).join('').toLowerCase());",
    'Stryker',
  ]),
  ...explain('domain/secret-path', 'same', "const before = (segments[index - 1] ?? '').toLowerCase();"),
  ...explain(
    'domain/secrets',
    'same',
    "const [, origin = url, path = '', query = ''] = /^([a-z]+:\\/\\/[^/?]*)([^?]*)(\\?.*)?$/is.exec(url) ?? [];",
  ),
  ...explain(
    'domain/says-secret',
    'never',
    "for (const [, name = '', inner = ''] of value.matchAll(PAIR)) {",
  ),
  ...explain('domain/holds-address', 'never', "for (const [, authority = ''] of addresses) {"),
  ...explain(
    'domain/decoded-runs',
    'same',
    ".filter((bytes) => bytes !== '' && !NO_TEXT.test(bytes))",
    "if (!HEX.test(run)) return '';",
    "if (run.length < 8 || run.length % 4 === 1) return '';",
    ["return atob(run.replaceAll('-', '+').replaceAll('_', '/'));", '""'],
  ),
  ...explain('domain/holds-mail', 'short', "if (!text.includes('@')) return false;"),
  ...explain('domain/holds-mail', 'never', "for (const [, host = '', tld = ''] of text.matchAll(MAIL)) {"),
  ...explain('domain/local-name', 'short', "const labels = name.split('.').slice(-LABELS_AT_MOST);"),
  ...explain('domain/local-name', 'never', "const network = REVERSE.exec(name)?.[1]?.split('.').reverse();"),
  ...explain(
    'domain/local-name',
    'same',
    "return network !== undefined && isPrivateAddress([...network, 0, 0, 0].slice(0, 4).join('.'));",
  ),
  ...explain(
    'domain/unwrap-proofpoint',
    'same',
    ['if (!HOST.test(host)) return [];', 'Stryker'],
    ['if (!/\\/v2\\/url\\?/.test(address)) return [];', 'Stryker'],
    ['const many = count === undefined ? 1 : COUNTS.indexOf(count) + FEWEST;', 'false'],
    ['return used === characters.length ? [inner] : [];', 'Stryker'],
    ["if (encoded.length % 4 === 1) return '%';", '""'],
  ),
  ...explain(
    'domain/unwrap-proofpoint',
    'never',
    "const [, link, encoded = ''] = THIRD.exec(address) ?? [];",
  ),
  ...explain('domain/brackets', 'same', 'for (let at = from; at < text.length; at++) {', [
    'if (opens >= 0) open[opens] = (open[opens] ?? 0) + 1;',
    'true',
  ]),
  ...explain(
    'domain/canonical-url',
    'never',
    "const plain = unescapeFully(toBytes(trimmed.split('#', 1)[0] ?? ''));",
    "const [, scheme = '', authority = '', path = '', query = ''] =",
    [`PARTS.exec(/^[a-z][a-z0-9+.-]*:\\/\\//i.test(plain) ? plain : \`http://\${plain}\`) ?? [];`, 'Stryker'],
    ["if (scheme === '' || host === null || Number(port) > 65_535) return null;", 'false'],
    ["if (scheme === '' || host === null || Number(port) > 65_535) return null;", 'Stryker'],
  ),
  ...explain('domain/request-key', 'never', "const [address = ''] = url.split('#', 1);"),
  ...explain('domain/request-key', 'never', 'return text.match(MEANS_SOMETHING)?.length ?? 0;'),
  ...explain(
    'domain/split-address',
    'same',
    '/^((?:\\s*https?:[/\\\\\\s]*|[a-z][a-z0-9+.-]*:\\/\\/(?!.*\\\\))(?:[^/\\\\?#]*@)?\\s*)(\\[[^\\]]*\\]|[^:/\\\\?#]*(?=(?::[\\d\\s]*)?(?:[/\\\\?#]|$))|[^/\\\\?#]*)(.*)$/is;',
    "const [, before = '', host = '', after = ''] = PARTS.exec(text) ?? [];",
  ),
  ...explain('domain/web-address', 'never', "const [start, authority = ''] = AUTHORITY.exec(typed) ?? [''];"),
  ...explain(
    'domain/parse-indicator',
    'never',
    "const scheme = /^\\s*([a-z][a-z0-9+.-]*):/i.exec(href)?.[1]?.toLowerCase() ?? '';",
  ),
  ...explain('domain/parse-one', 'never', 'const scheme = SCHEME.exec(text)?.[1]?.toLowerCase();'),
  ...explain(
    'domain/canonical-url',
    'never',
    [
      "const [, name = '', port = ''] = /^(\\[[^\\]]*\\]|[^:]*)(?::(\\d{0,5}))?$/.exec(place) ?? [];",
      'Stryker',
    ],
    ["const isFolder = ['', '.', '..'].includes(segments.at(-1) ?? '') && kept.length > 0;", 'Stryker'],
  ),
  ...explain('domain/glued-name', 'never', ["const tld = labels.at(-1) ?? '';", 'Stryker']),
  ...explain('domain/host', 'never', "const tld = labels.at(-1) ?? '';"),
  ...explain('domain/report-address', 'never', "const id = readId(kind, asked.get(kind) ?? '');"),
  ...explain(
    'domain/punycode',
    'same',
    'if (/^[a-z]$/i.test(character)) return character.toLowerCase().charCodeAt(0) - 97;',
    'return /^\\d$/.test(character) ? Number(character) + 26 : null;',
  ),
  ...explain(
    'domain/read-plain',
    'short',
    "return word.length >= 32 || /[.\\uff0e]/.test(word) || word.indexOf(':') !== word.lastIndexOf(':');",
    'if (path.length < 32 || !/[/\\\\.]/.test(path)) return [];',
    ['if (colon < 0) break;', 'false'],
  ),
  ...explain(
    'domain/read-plain',
    'same',
    ["return slash > 0 && slash < 300 && readPiece(piece.slice(0, slash), '', defanged).length > 0;", '>='],
    [
      "return slash > 0 && slash < 300 && readPiece(piece.slice(0, slash), '', defanged).length > 0;",
      'Stryker',
    ],
  ),
  ...explain(
    'domain/parse-one',
    'same',
    // Of what is no address with a slash behind it the number is not read.
    ["const [, address = '', number = ''] = SLASHED.exec(text) ?? [];", 'Stryker'],
    ["const port = 'kind' in one ? undefined : PORT.exec(text)?.[1];", '""'],
    ["return port !== undefined && Number(port) > PORT_MOST ? { reason: 'port' } : one;", 'true'],
    [
      "const host = /^(\\[[^\\]]*\\]|[^/?#:@\\\\]*)(?::\\d{1,5})?(?:[/?#].*)?$/s.exec(text)?.[1] ?? '';",
      'Stryker',
    ],
  ),
];

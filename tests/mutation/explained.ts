/** Why a mutant may live: nobody could tell it from the code, or nothing that is promised depends on it. */
export interface Explained {
  readonly file: string;
  /** The line of the source, without the space around it. */
  readonly line: string;
  /** What the mutant writes there, or a part of it; all mutants of the line without it. */
  readonly becomes?: string;
  readonly why: keyof typeof CLASSES;
}

/** The ways in which a survivor is no hole in the tests. */
export const CLASSES = {
  same: 'nobody could tell it from the code: the same comes out for every input that there is',
  short: 'a short cut: without it the same comes out, later',
  words: 'words for a log or an error that no program reads',
  never: 'for what the types forbid, so that a mistake elsewhere ends here and not at the user',
} as const;

const of = (
  file: string,
  why: Explained['why'],
  ...lines: readonly (string | readonly [line: string, becomes: string])[]
): Explained[] =>
  lines.map((line) =>
    typeof line === 'string'
      ? { file: `utils/${file}.ts`, line, why }
      : { file: `utils/${file}.ts`, line: line[0], becomes: line[1], why },
  );

/** Every survivor that somebody has looked at and let live. */
export const EXPLAINED: readonly Explained[] = [
  ...of(
    'domain/percent-bytes',
    'short',
    'if (/^\\p{ASCII}*$/u.test(text)) return text;',
    'if (/^\\p{ASCII}*$/u.test(bytes)) return bytes;',
    "if (!bytes.includes('%')) return bytes;",
  ),
  ...of(
    'domain/percent-bytes',
    'same',
    "while (out.length > 2 && out.at(-3) === '%' && isHex(out.at(-2)) && isHex(out.at(-1))) {",
    'return character !== undefined && /^[0-9a-f]$/i.test(character);',
  ),
  ...of('domain/percent-bytes', 'never', "const [, high = '', low = ''] = out.splice(-3);"),
  ...of(
    'domain/percent-decode',
    'short',
    "for (let round = 0; round < 3 && current.includes('%'); round++) {",
    'if (next === current) break;',
  ),
  ...of('domain/host-pattern', 'same', "const lower = name.replace(/^\\[|\\]$|\\.$/g, '').toLowerCase();"),
  ...of('domain/host-pattern', 'never', "const [first = '', ...rest] = pattern.split('*');"),
  ...of('domain/privacy-gate', 'same', '/^(https?:\\/\\/)([^/?#]*)([^#]*)(#.*)?$/s.exec(address) ?? [];'),
  ...of('domain/secret-name', 'same', '.split(/[^a-z\\d]+/)'),
  ...of(
    'domain/secret-path',
    'never',
    "const [name = '', ...parameters] = decodeLeniently(segments[index] ?? '').split(';');",
    "if (parameters.some((parameter) => isSecretName(parameter.split('=', 1)[0] ?? ''))) return true;",
  ),
  ...of('domain/secret-path', 'same', "const before = (segments[index - 1] ?? '').toLowerCase();"),
  ...of(
    'domain/secrets',
    'same',
    "const [, origin = url, path = '', query = ''] = /^([a-z]+:\\/\\/[^/?]*)([^?]*)(\\?.*)?$/is.exec(url) ?? [];",
  ),
  ...of(
    'domain/secrets',
    'never',
    "for (const [, authority = ''] of value.matchAll(/(?:^|[:=])\\/\\/([^/?#\\s&]{1,2000})/g)) {",
    "for (const [, name = '', inner = ''] of value.matchAll(",
  ),
  ...of('domain/brackets', 'same', 'for (let at = from; at < text.length; at++) {', [
    'if (opens >= 0) open[opens] = (open[opens] ?? 0) + 1;',
    'true',
  ]),
  ...of(
    'domain/canonical-url',
    'never',
    "const plain = unescapeFully(toBytes(trimmed.split('#', 1)[0] ?? ''));",
    "const [, scheme = '', authority = '', path = '', query = ''] =",
    [`PARTS.exec(/^[a-z][a-z0-9+.-]*:\\/\\//i.test(plain) ? plain : \`http://\${plain}\`) ?? [];`, 'Stryker'],
    ["if (scheme === '' || host === null || Number(port) > 65_535) return null;", 'false'],
    ["if (scheme === '' || host === null || Number(port) > 65_535) return null;", 'Stryker'],
  ),
  ...of('domain/request-key', 'never', "const [address = ''] = url.split('#', 1);"),
  ...of('domain/request-key', 'never', 'return text.match(MEANS_SOMETHING)?.length ?? 0;'),
  ...of(
    'domain/split-address',
    'same',
    "const [, scheme = '', authority = '', rest = ''] =",
    '/^([a-z][a-z0-9+.-]*:\\/\\/)([^/?#]*)(.*)$/is.exec(text) ?? [];',
  ),
  ...of('domain/web-address', 'never', "const [start, authority = ''] = AUTHORITY.exec(typed) ?? [''];"),
  ...of(
    'domain/parse-indicator',
    'never',
    "const scheme = /^\\s*([a-z][a-z0-9+.-]*):/i.exec(href)?.[1]?.toLowerCase() ?? '';",
  ),
  ...of('domain/parse-one', 'never', 'const scheme = SCHEME.exec(text)?.[1]?.toLowerCase();'),
  ...of(
    'domain/canonical-url',
    'never',
    [
      "const [, name = '', port = ''] = /^(\\[[^\\]]*\\]|[^:]*)(?::(\\d{0,5}))?$/.exec(place) ?? [];",
      'Stryker',
    ],
    ["const isFolder = ['', '.', '..'].includes(segments.at(-1) ?? '') && kept.length > 0;", 'Stryker'],
  ),
  ...of('domain/host', 'never', "const tld = labels.at(-1) ?? '';"),
  ...of('domain/report-address', 'never', "const id = readId(kind, asked.get(kind) ?? '');"),
  ...of(
    'domain/punycode',
    'same',
    'if (/^[a-z]$/i.test(character)) return character.toLowerCase().charCodeAt(0) - 97;',
    'return /^\\d$/.test(character) ? Number(character) + 26 : null;',
  ),
  ...of('domain/read-plain', 'short', [
    "return word.length >= 32 || /[.\\uff0e]/.test(word) || word.indexOf(':') !== word.lastIndexOf(':');",
    'true',
  ]),
  ...of(
    'services/quota/tally',
    'same',
    ['if (day > tally.day) return { ...roll(heard, at, carry), previous: null };', '>='],
    ['if (day === tally.day) return { ...heard, previous: null };', 'false'],
  ),
];

import type { Import, Room, Source } from './source';

/** A rule of the house: what is wrong with one file, one line a violation; nothing when it is right. */
export interface Rule {
  readonly name: string;
  readonly check: (source: Source) => readonly string[];
}

const CLIENT = 'utils/services/virustotal/client';

interface Allowance {
  readonly anything: readonly RegExp[];
  /** What may only be imported as a type, because a type is no dependency at run time. */
  readonly types?: readonly RegExp[];
}

const DOMAIN = /^utils\/domain\//;

/** Who may import whom (DESIGN §8, HOUSE.md). Packages that one file alone may use are in `LICENSED`. */
const ARROWS: Readonly<Record<Exclude<Room, 'entrypoints' | 'no room'>, Allowance>> = {
  domain: { anything: [DOMAIN] },
  services: { anything: [DOMAIN, /^utils\/services\//], types: [/^idb$/] },
  // The ports that a browser's door implements are declared by the service that is handed it.
  platform: {
    anything: [DOMAIN, /^utils\/platform\//, /^wxt\/browser$/],
    types: [/^wxt$/, /^utils\/services\//],
  },
  rpc: { anything: [DOMAIN, /^utils\/rpc\//, /^wxt\/browser$/] },
  components: {
    anything: [DOMAIN, /^components\//, /^utils\/rpc\/(client|live)$/, /^preact(\/|$)/],
    // The English messages are the list of all keys: a wrong one is a compile error.
    types: [/^utils\/rpc\/(protocol|[a-z]+-messages)$/, /^public\/_locales\/en\/messages\.json$/],
  },
};

const LICENSED: readonly { readonly target: RegExp; readonly path: RegExp; readonly lazily?: true }[] = [
  { target: /^idb$/, path: /^utils\/services\/storage\/database\.ts$/ },
  { target: /^hash-wasm$/, path: /^utils\/services\/downloads\/hash-here\.ts$/ },
  { target: /^hash-wasm$/, path: /^components\/popup\/hash-file\.ts$/, lazily: true },
  { target: /^zxing-wasm\/reader$/, path: /^utils\/services\/page\/decode-codes\.ts$/ },
  { target: /^wxt\/browser$/, path: /^components\/text\.ts$/ },
];

function mayImport(source: Source, { target, typeOnly, lazy }: Import): boolean {
  if (source.room === 'entrypoints') return !/^tests\//.test(target);
  if (source.room === 'no room') return false;
  const { anything, types = [] } = ARROWS[source.room];
  if (anything.some((allowed) => allowed.test(target))) return true;
  if (typeOnly && types.some((allowed) => allowed.test(target))) return true;
  return LICENSED.some(
    (licence) =>
      licence.target.test(target) && licence.path.test(source.path) && (!licence.lazily || lazy || typeOnly),
  );
}

/** Words that must not stand in a room's code, because what they reach is handed in or not its business. */
const CLOCK = /\bDate\.now\b|\bnew Date\(\)|\bperformance\.now\b/;
const TIMER = /\bset(?:Timeout|Interval)\b/;
const NETWORK = /\bfetch\s*\(|\bXMLHttpRequest\b|\bWebSocket\b/;
const STORAGE = /(?<![.\w])indexedDB\.|\b(?:local|session)Storage\b/;
const RANDOM = /\bMath\.random\b|\bgetRandomValues\b|\brandomUUID\b/;
/** Wrong in Node, where the tests run: `domain/read-url` says how. */
const CAN_PARSE = /\bURL\.canParse\b/;
const BROWSER = /(?<![.\w])(?:browser|chrome)\.\w/;
/** `window` alone is also a word of the quota's. */
const PAGE =
  /(?<![.\w])(?:document\.\w|window\.(?:location|document|navigator|open|addEventListener|fetch|crypto|parent|top)\b)/;

const WORDS: Readonly<Record<Exclude<Room, 'entrypoints' | 'no room'>, readonly RegExp[]>> = {
  domain: [CLOCK, TIMER, NETWORK, STORAGE, RANDOM, BROWSER, PAGE, CAN_PARSE],
  services: [CLOCK, TIMER, NETWORK, STORAGE, RANDOM, BROWSER, PAGE, CAN_PARSE],
  platform: [NETWORK, STORAGE, RANDOM, CAN_PARSE],
  rpc: [CLOCK, NETWORK, STORAGE, RANDOM, CAN_PARSE],
  components: [NETWORK, STORAGE, RANDOM, BROWSER],
};

/** The few files whose one idea is the very thing that their room may not do. */
const EXEMPT: readonly { readonly path: RegExp; readonly words: readonly RegExp[] }[] = [
  { path: /^utils\/services\/virustotal\/(?:request|post-file)\.ts$/, words: [NETWORK] },
  { path: /^utils\/services\/storage\/database\.ts$/, words: [STORAGE] },
  { path: /^components\/text\.ts$/, words: [BROWSER] },
];

function foreignWords({ path, room, code }: Source): string[] {
  if (room === 'entrypoints' || room === 'no room') return [];
  const exempt = EXEMPT.filter((file) => file.path.test(path)).flatMap((file) => file.words);
  return WORDS[room]
    .filter((word) => !exempt.includes(word))
    .flatMap((word) => word.exec(code)?.[0] ?? [])
    .map((word) => `${word} has no place in ${room}`);
}

/** A rule about what the code must never hold, wherever it stands. */
function never(name: string, pattern: RegExp, where: (source: Source) => boolean = () => true): Rule {
  return {
    name,
    check: (source) => (where(source) ? (pattern.exec(source.code) ?? []).slice(0, 1) : []),
  };
}

/** How many lines a file may have, by what it is. */
function linesAtMost({ path }: Source): number {
  if (/^entrypoints\/background(?:\/index)?\.ts$/.test(path)) return 60;
  if (/^entrypoints\/(?:card|\w+\.content)(?:\/index)?\.tsx?$/.test(path)) return 40;
  return /^entrypoints\/\w+\/main\.tsx?$/.test(path) ? 15 : 200;
}

export const RULES: readonly Rule[] = [
  {
    name: 'imports follow the arrows',
    check: (source) =>
      source.imports
        .filter((one) => !mayImport(source, one))
        .map(({ target }) => `${source.room} imports ${target}`),
  },
  { name: 'each room keeps to its own', check: foreignWords },
  {
    name: 'only the lanes call the client',
    check: ({ path, imports }) =>
      imports
        .filter(({ target, typeOnly }) => target === CLIENT && !typeOnly)
        .filter(() => !/^(utils\/services\/quota\/lanes\.ts$|entrypoints\/background)/.test(path))
        .map(() => 'imports the client itself, not its type'),
  },
  {
    name: 'a file is one screen or a few',
    check: (source) =>
      source.lines > linesAtMost(source) ? [`${source.lines} lines, at most ${linesAtMost(source)}`] : [],
  },
  {
    name: 'a file is named for its one idea',
    check: ({ path, room }) =>
      /(^|\/)(utils|helpers)\.tsx?$/.test(path) || (room !== 'entrypoints' && /\/index\.tsx?$/.test(path))
        ? ['says nothing']
        : [],
  },
  never(
    'no default exports outside entrypoints',
    /\bexport\s+default\b|\bas\s+default\b/,
    ({ room }) => room !== 'entrypoints',
  ),
  never('listeners are registered in the first turn', /\bdefineBackground\(\s*(?:async\b|\{[^}]*\basync\b)/),
  never(
    'nothing becomes code or markup',
    /\b(?:inner|outer)HTML\b|\binsertAdjacentHTML\b|\bdangerouslySetInnerHTML\b|\bdocument\.write\b|\beval\s*\(|\bnew\s+Function\b/,
  ),
  never(
    'no failure is swallowed',
    /\bcatch\s*(?:\([^)]*\))?\s*\{\s*\}|\.catch\(\s*(?:async\s*)?\([^)]*\)\s*=>\s*\{\s*\}\s*\)/,
  ),
];

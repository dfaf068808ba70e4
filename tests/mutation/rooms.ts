/** Files that are measured together, with the tests that must notice a change in them: a room's own, and no others. */
export interface Room {
  readonly name: string;
  /** Globs of sources; `!` takes some out again. */
  readonly mutate: readonly string[];
  /** Globs of tests. */
  readonly tests: readonly string[];
  /** Percent of mutants that must be noticed, explained ones aside; `npm run mutation` fails below it. */
  readonly least: number;
  /** Percent noticed when it was first measured. */
  readonly atFirst?: number;
}

const domain = (names: string): string[] => names.split(' ').map((name) => `utils/domain/${name}.ts`);
const domainTests = (names: string): string[] =>
  names.split(' ').map((name) => `tests/unit/domain/${name}.test.ts`);
const service = (name: string): Room => ({
  name: `services/${name}`,
  mutate: [`utils/services/${name}/*.ts`],
  tests: [`tests/unit/services/${name}/*.test.ts`],
  least: 85,
});

const not = (globs: readonly string[]): string[] => globs.map((glob) => `!${glob}`);

const QUOTA = domain('budget quota cooldown utc');
const LINE = [
  'errand*',
  'is-answer',
  'lane*',
  'line',
  'looking-again',
  'patiently',
  'refusals',
  'watch-turn',
].map((name) => `utils/services/quota/${name}.ts`);
const QUOTA_TESTS = ['tests/unit/services/quota/*.test.ts', ...domainTests('budget cooldown utc')];
const PRIVACY = [
  ...domain(
    'privacy-gate private-address private-host local-name host-pattern secrets secret-name secret-path secret-value',
  ),
  ...domain(
    'says-secret encodes-secret holds-mail holds-address decoded-runs percent-decode unwrap-link unwrap-proofpoint',
  ),
  'utils/services/storage/scrub.ts',
  'utils/services/checks/gate.ts',
];
const VERDICT = domain('verdict report freshness');
const IDS = [
  ...domain('url-id canonical-url percent-bytes punycode host host-of request-key report-address permalink'),
  ...domain(
    'no-address unescape-json glued-* indicator is-indicator parse-* read-plain web-address split-address refang brackets',
  ),
];
const LISTS = domain('list* zip* gzip-member crc32 export-name history-export');
const BACKUP = domain('backup* secret-box passphrase settings page-settings managed-settings');

/** Of one or two files each, and what stands in no folder. */
const SMALL = ['*', 'found/*', 'guard/*', 'marks/*', 'transfer/*'];

/** In the order in which they are measured: what the product promises comes first. */
export const ROOMS: readonly Room[] = [
  {
    name: 'quota: the books',
    mutate: [...QUOTA, 'utils/services/quota/*.ts', ...not(LINE)],
    tests: QUOTA_TESTS,
    least: 85,
  },
  { name: 'quota: the line', mutate: LINE, tests: QUOTA_TESTS, atFirst: 77.2, least: 85 },
  {
    name: 'privacy',
    mutate: PRIVACY,
    tests: [
      ...domainTests(
        'privacy-gate private-host secret-name secret-path secret-value secrets says-secret percent-decode unwrap-link',
      ),
      'tests/unit/services/storage/{log,scrub}.test.ts',
      'tests/unit/services/checks/gate.test.ts',
    ],
    atFirst: 83.7,
    least: 85,
  },
  {
    name: 'verdict',
    mutate: VERDICT,
    tests: domainTests('verdict report freshness'),
    least: 85,
  },
  {
    name: 'ids',
    mutate: IDS,
    tests: domainTests(
      '{url-id,host,glued-name,indicator,request-key,report-address,permalink,parse-*,split-address,refang,read-plain,find-indicators,mixed-script,reading}',
    ),
    least: 85,
  },
  {
    name: 'domain: lists and archives',
    mutate: LISTS,
    tests: domainTests('{list-*,zip,history-export,bad-inputs}'),
    atFirst: 60.7,
    least: 85,
  },
  {
    name: 'domain: backup and settings',
    mutate: BACKUP,
    tests: domainTests('{backup*,passphrase,managed-settings,page-settings,settings}'),
    atFirst: 55.9,
    least: 85,
  },
  {
    name: 'domain: the rest',
    mutate: ['utils/domain/*.ts', ...not([...QUOTA, ...PRIVACY, ...VERDICT, ...IDS, ...LISTS, ...BACKUP])],
    tests: ['tests/unit/domain/*.test.ts'],
    least: 85,
  },
  { ...service('checks'), atFirst: 53.2, least: 85 },
  { ...service('storage'), least: 85 },
  { ...service('participation'), atFirst: 82.5, least: 85 },
  { ...service('lists'), least: 85 },
  { ...service('watch'), atFirst: 40.7, least: 85 },
  {
    ...service('downloads'),
    least: 85,
    // Without NIST's vectors: they cost minutes for what the other tests of hashing tell in a moment.
    tests: ['tests/unit/services/downloads/!(hash-vectors).test.ts'],
  },
  { ...service('uploads'), atFirst: 78.9, least: 85 },
  {
    ...service('virustotal'),
    atFirst: 85,
    // Without the tests that talk to the simulator over the network: they cost hours, and the others say more.
    tests: [
      'tests/unit/services/virustotal/{body,early-end,endpoints,gateway,headers,holds-key,key,location}.test.ts',
      'tests/unit/services/virustotal/{post-file,refusal,request,schema-*,upload}.test.ts',
    ],
  },
  {
    ...service('report'),
    least: 85,
    // Without the tests that talk to the simulator over the network: the requests stand in a table of their own.
    tests: [
      'tests/unit/services/report/{kept-reply,newest-report,open-report,report-order}.test.ts',
      'tests/unit/services/report/{section-*,sections,shared}.test.ts',
    ],
  },
  {
    ...service('account'),
    ...{ atFirst: 73.9, least: 85 },
    // Which key goes where is decided together with who asks; those tests are of the background as it is composed.
    tests: [
      'tests/unit/services/account/*.test.ts',
      'tests/unit/entrypoints/background/{follow-address,go-direct,key-hosts,managed,refused-directly,turn-back}.test.ts',
    ],
  },
  {
    name: 'services: the small rooms',
    mutate: SMALL.map((files) => `utils/services/${files}.ts`),
    tests: SMALL.map((files) => `tests/unit/services/${files}.test.ts`),
    least: 85,
  },
  {
    ...service('page'),
    // Without `qr`: what its pictures tell is what the decoder can, and it would cost hours.
    tests: [
      'tests/unit/services/page/{box-mean,decode-codes,luma,passes,read-codes,read-picture,resize}.test.ts',
    ],
    least: 85,
  },
];

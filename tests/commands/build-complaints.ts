import { gzipSync } from 'node:zlib';

/** A file of a build: its path within, and what is in it. */
export interface BuiltFile {
  readonly path: string;
  readonly bytes: Buffer;
}

/** Everything a build may hold, and how many bytes of it after gzip. */
const KINDS: readonly (readonly [RegExp, number])[] = [
  [/^manifest\.json$/, 1_000],
  [/^_locales\/(?:en|ja|ko|ru)\/messages\.json$/, 40_000],
  [/^managed-schema\.json$/, 2_000],
  [/^(?:popup|options|welcome|report|workspace|uploading)\.html$/, 500],
  [/^assets\/(?:popup|options|welcome|report|workspace)-[\w-]{8}\.css$/, 10_000],
  [/^marks-there\.css$/, 300],
  [/^chunks\/[\w.-]+-[\w-]{8}\.js$/, 22_000],
  [/^background\.js$/, 135_000],
  [/^(?:card|read-codes)\.js$/, 24_000],
  [/^(?:collect|guard|hashing|marks|uploading)\.js$/, 11_000],
  [/^icon\/(?:16|32|48|128)\.png$/, 5_000],
  [/^licenses\.txt$/, 9_000],
  [/^zxing_reader\.wasm$/, 420_000],
];
/** All of it, after gzip: half is the decoder, a fifth the texts in four languages. */
const ALL = 1_000_000;

/** Text that is run as code, and code that comes from elsewhere. */
const RUN =
  /\beval\s*\(|\bFunction\s*\(|\bimportScripts\b|\bdocument\.write|\bset(?:Timeout|Interval)\(\s*["'`]|sourceMappingURL|\bimport\(\s*["'`](?!\.{0,2}\/)/;
const INLINE = /<script(?![^>]*\ssrc="\/[^"]+")|\son\w+\s*=|javascript:|<(?:iframe|object|embed|base)\b/i;

/** Hosts that stand in code, and why. No other address may. */
const HOSTS: Readonly<Record<string, string>> = {
  'www.virustotal.com': 'the API, and the pages of reports that a click opens',
  'bigfiles.virustotal.com': 'the API’s host for large files',
  'www.w3.org': 'names of XML namespaces, which nobody fetches',
  'example.com': 'the address in the example of the welcome page',
  'mail.example': 'the example of a site in the settings',
  '*': 'the pattern for all sites, asked for where marks are switched on for all',
  // In messages of WXT's that only a test environment shows.
  'wxt.dev': 'a hint of the library WXT',
  'github.com': 'a hint of the library WXT',
};

/** What is wrong with a build, one line each: files that nobody expects or that grew, run text, foreign addresses. */
export function buildComplaints(files: readonly BuiltFile[]): readonly string[] {
  const sizes = files.map(({ bytes }) => gzipSync(bytes, { level: 9 }).length);
  const all = sizes.reduce((sum, size) => sum + size, 0);
  const complaints = files.flatMap(({ path, bytes }, at) => [
    ...ofSize(path, sizes[at] ?? 0),
    ...(/\.(?:js|html|css)$/.test(path) ? ofText(path, bytes.toString('utf8')) : []),
  ]);
  return all > ALL ? [...complaints, `all together: ${all} bytes of ${ALL}`] : complaints;
}

function ofSize(path: string, size: number): readonly string[] {
  const most = KINDS.find(([name]) => name.test(path))?.[1];
  if (most === undefined) return [`${path}: nothing says what it is for`];
  return size > most ? [`${path}: ${size} bytes of ${most}`] : [];
}

function ofText(path: string, text: string): readonly string[] {
  const run = (path.endsWith('.html') ? INLINE : RUN).exec(text)?.[0];
  const hosts = [...text.matchAll(/(?:https?|wss?|ftp):\/\/(?:[^\s"'`/@]*@)?([^\s"'`/:?#)<>\\]+)/gi)].map(
    ([, host = '']) => host.toLowerCase(),
  );
  // What begins with a variable is the form of an indicator that was read, and where it leads is up to the gate.
  const foreign = new Set(hosts.filter((host) => !host.startsWith('${') && !Object.hasOwn(HOSTS, host)));
  return [
    ...(run === undefined ? [] : [`${path}: ${run}`]),
    ...[...foreign].map((host) => `${path}: an address at ${host}`),
  ];
}

import { done, type Outcome, stopped } from './outcome';

/** Which of the three numbers grows; the ones after it become 0. */
export const BUMPS = ['major', 'minor', 'patch'] as const;
export type Bump = (typeof BUMPS)[number];

/** The version after `current`. */
export function nextVersion(current: string, bump: Bump): string {
  const [major = 0, minor = 0, patch = 0] = current.split('.').map(Number);
  if (bump === 'major') return `${major + 1}.0.0`;
  return bump === 'minor' ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`;
}

export interface ReleasedChanges {
  /** The whole change log, with what was unreleased under the new version. */
  readonly text: string;
  /** What is said about this version, for the release's own page. */
  readonly notes: string;
}

const UNRELEASED = /^## Unreleased\n([\s\S]*?)(?=^## |$(?![\s\S]))/m;

/** Puts what is unreleased under its version and day (`2026-11-29`). */
export function releaseChanges(text: string, version: string, day: string): Outcome<ReleasedChanges> {
  const [, notes = ''] = UNRELEASED.exec(text) ?? [];
  if (notes.trim() === '') return stopped('CHANGELOG.md says nothing under “Unreleased”.');
  if (text.includes(`\n## ${version} `)) return stopped(`CHANGELOG.md has a version ${version} already.`);
  const section = `## Unreleased\n\n## ${version} – ${day}\n\n${notes.trim()}\n\n`;
  return done({ text: `${text.replace(UNRELEASED, () => section).trimEnd()}\n`, notes: `${notes.trim()}\n` });
}

const POINTS = /export const UNRELEASED: readonly MessageKey\[\] = \[([\s\S]*?)\];/;
const FIRST = 'export const RELEASES: readonly Release[] = [\n';

/** The text of `components/news/releases.ts` with what is unreleased as this version's; as it is where that is nothing. */
export function releaseNews(text: string, version: string, day: string): Outcome<string> {
  const [, points] = POINTS.exec(text) ?? [];
  if (points === undefined || !text.includes(FIRST)) return stopped('What is new cannot be read.');
  if (points.trim() === '') return done(text);
  const [year, month, date] = day.split('-').map(Number);
  const keys = points.trim().replace(/,$/, '').replace(/\s+/g, ' ');
  const entry = `  {\n    version: '${version}',\n    at: Date.UTC(${year}, ${(month ?? 1) - 1}, ${date}),\n    points: [${keys}],\n  },\n`;
  const emptied = text.replace(POINTS, () => 'export const UNRELEASED: readonly MessageKey[] = [];');
  return done(emptied.replace(FIRST, () => `${FIRST}${entry}`));
}

/** `package.json` or the head of `package-lock.json` with another version; nothing else of the text changes. */
export function withVersion(json: string, from: string, to: string): string {
  const own = `"name": "assay",\n`;
  return json
    .replaceAll(`${own}  "version": "${from}"`, `${own}  "version": "${to}"`)
    .replaceAll(`${own}      "version": "${from}"`, `${own}      "version": "${to}"`);
}

/** What `wxt submit` must know, by its environment; the values are the stores' secrets. */
export const STORE_SECRETS = [
  'CHROME_EXTENSION_ID',
  'CHROME_PUBLISHER_ID',
  'CHROME_SERVICE_ACCOUNT_CLIENT_EMAIL',
  'CHROME_SERVICE_ACCOUNT_PRIVATE_KEY',
  'FIREFOX_EXTENSION_ID',
  'FIREFOX_JWT_ISSUER',
  'FIREFOX_JWT_SECRET',
] as const;

import { isNewer } from '@/utils/domain/version';
import type { MessageKey } from '../text';

/** A version that people should know about, in the words of their language; CHANGELOG.md has the rest. */
interface Release {
  readonly version: string;
  /** The day it came out, at 00:00 UTC. */
  readonly at: number;
  /** What changed for whoever had the version before it: in English, lines of CHANGELOG.md. */
  readonly points: readonly MessageKey[];
}

/**
 * What the change log has under “Unreleased”, as far as everybody should know it. The release command makes it the
 * first of `RELEASES`; until then nobody is told.
 */
export const UNRELEASED: readonly MessageKey[] = [
  'newsMarks',
  'newsPageLinks',
  'newsGuard',
  'newsCodes',
  'newsLists',
  'newsWatch',
  'newsBackup',
  'newsTeam',
];

/** Newest first. A version that only mends something has no place here and tells nobody of itself. */
export const RELEASES: readonly Release[] = [
  { version: '0.1.0', at: Date.UTC(2026, 10, 29), points: ['newsFirst'] },
];

/** The newest release after version `since` that has something to tell; undefined when there is none. */
export function newestSince(since: string): Release | undefined {
  return RELEASES.find(({ version }) => isNewer(version, since));
}

import { isNewer } from '@/utils/domain/version';
import type { MessageKey } from '../text';

/** A version that people should know about, in the words of their language; CHANGELOG.md has the rest. */
interface Release {
  readonly version: string;
  /** The day it came out, at 00:00 UTC. */
  readonly at: number;
  readonly points: readonly MessageKey[];
}

/** Newest first. A version that only mends something has no place here and tells nobody of itself. */
export const RELEASES: readonly Release[] = [
  {
    version: '0.1.0',
    at: Date.UTC(2026, 10, 29),
    points: ['newsFirst', 'welcomeDoesLink', 'welcomeDoesPopup', 'welcomeDoesMore'],
  },
];

/** The newest release after version `since` that has something to tell; undefined when there is none. */
export function newestSince(since: string): Release | undefined {
  return RELEASES.find(({ version }) => isNewer(version, since));
}

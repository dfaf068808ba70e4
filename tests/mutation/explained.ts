import { EXPLAINED_CHECKS } from './explained-checks';
import { EXPLAINED_DOMAIN } from './explained-domain';
import { EXPLAINED_FILES } from './explained-files';
import { EXPLAINED_HASHING } from './explained-hashing';
import { EXPLAINED_IDS } from './explained-ids';
import { EXPLAINED_LISTS } from './explained-lists';
import { EXPLAINED_QUOTA } from './explained-quota';
import { EXPLAINED_SERVICES } from './explained-services';
import { EXPLAINED_SERVICES_LISTS } from './explained-services-lists';
import { EXPLAINED_SMALL_ROOMS } from './explained-small-rooms';
import { EXPLAINED_STORAGE } from './explained-storage';
import { EXPLAINED_WATCH } from './explained-watch';

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
  large:
    'only an archive of four gigabytes would tell, or the test with 65 537 files, which is too slow to repeat',
} as const;

/** Every survivor that somebody has looked at and let live. */
export const EXPLAINED: readonly Explained[] = [
  ...EXPLAINED_CHECKS,
  ...EXPLAINED_DOMAIN,
  ...EXPLAINED_FILES,
  ...EXPLAINED_HASHING,
  ...EXPLAINED_IDS,
  ...EXPLAINED_LISTS,
  ...EXPLAINED_QUOTA,
  ...EXPLAINED_SERVICES,
  ...EXPLAINED_SMALL_ROOMS,
  ...EXPLAINED_STORAGE,
  ...EXPLAINED_SERVICES_LISTS,
  ...EXPLAINED_WATCH,
];

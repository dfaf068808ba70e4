/**
 * Folders of `tests/unit` whose sources are handed all that they use, and keep nothing in their modules: their tests
 * take nothing from each other, so many files share one process, which starts once and reads each module once.
 */
export const SHARING = ['commands', 'domain', 'mutation', 'reliability', 'services', 'simulator'] as const;

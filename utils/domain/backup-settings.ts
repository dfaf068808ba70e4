import { parseManaged } from './managed-settings';
import { DEFAULT_SETTINGS, type Settings } from './settings';

const FIELDS = Object.keys(DEFAULT_SETTINGS) as readonly (keyof Settings)[];

/** Settings that came in a file: those that fit, how many do not, and how many nobody knows. */
export interface ReadSettings {
  readonly settings: Partial<Settings>;
  readonly damaged: number;
  readonly unknown: number;
}

/** Null for what are no settings. A field that does not fit is left out, alone; a policy's reader does that. */
export function readSettings(value: unknown): ReadSettings | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const known = FIELDS.filter((field) => Object.hasOwn(value, field));
  const given = Object.fromEntries(known.map((field) => [field, Reflect.get(value, field)]));
  const { settings, privateHosts, problems } = parseManaged(given);
  return {
    settings: {
      ...settings,
      ...(Array.isArray(given.privateHosts) && { privateHosts }),
    },
    damaged: problems.length,
    unknown: Object.keys(value).length - known.length,
  };
}

/** What the user's own settings become. Adding keeps the hosts and endings that are here; the rest is the file's. */
export function restored(own: Settings, given: Partial<Settings>, how: 'merge' | 'replace'): Settings {
  if (how === 'replace') return { ...DEFAULT_SETTINGS, ...given };
  const both = (mine: readonly string[], theirs: readonly string[] = []): readonly string[] => [
    ...new Set([...mine, ...theirs]),
  ];
  return {
    ...own,
    ...given,
    privateHosts: both(own.privateHosts, given.privateHosts),
    downloadExtensions: both(own.downloadExtensions, given.downloadExtensions),
  };
}

/** Which settings two have different, in their usual order. */
export function differing(one: Settings, other: Settings): readonly (keyof Settings)[] {
  return FIELDS.filter((field) => JSON.stringify(one[field]) !== JSON.stringify(other[field]));
}

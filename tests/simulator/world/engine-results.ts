import type { Json, JsonObject } from '../json';
import type { Kind } from '../store/model';
import type { Stats } from '../store/stats';
import { FILE_ENGINES, WEB_ENGINES } from './engines';
import { malwareLabel } from './malware-labels';
import { createPrng, type Prng } from './prng';

export interface ResultOptions {
  /** Engines that say malicious with this label; they count towards `malicious`. */
  pins?: Record<string, string>;
  /** `YYYYMMDD` written into files' `engine_update`. */
  update?: string;
}

const WEB_RESULTS: Record<string, readonly (string | null)[]> = {
  malicious: ['malicious', 'phishing', 'malware'],
  suspicious: ['suspicious'],
  harmless: ['clean'],
  undetected: ['unrated'],
  timeout: [null],
};

function webEntry(name: string, category: string, prng: Prng): JsonObject {
  const result: Json = prng.pick(WEB_RESULTS[category] ?? [null]);
  return { method: 'blacklist', engine_name: name, category, result };
}

function fileEntry(name: string, category: string, prng: Prng, update: string): JsonObject {
  const flagged = category === 'malicious' || category === 'suspicious';
  const versioned = prng.chance(0.93);
  return {
    method: 'blacklist',
    engine_name: name,
    engine_version: versioned ? `${prng.int(1, 25)}.${prng.int(0, 9)}.${prng.int(0, 9999)}` : null,
    engine_update: versioned || prng.chance(0.5) ? update : null,
    category,
    result: flagged ? malwareLabel(prng) : null,
  };
}

function names(kind: Kind, total: number, pinned: readonly string[]): string[] {
  const known = kind === 'file' ? FILE_ENGINES : WEB_ENGINES;
  const invented = Array.from(
    { length: Math.max(0, total - known.length) },
    (_, index) => `Engine ${index + 1}`,
  );
  const others = known.filter((name) => !pinned.includes(name)).slice(0, Math.max(0, total - pinned.length));
  const chosen = new Set([...pinned, ...others]);
  return [
    ...known.filter((name) => chosen.has(name)),
    ...pinned.filter((name) => !known.includes(name)),
    ...invented,
  ];
}

function make(
  kind: Kind,
  counts: Partial<Stats>,
  seed: string,
  { pins = {}, update = '20260101' }: ResultOptions,
): JsonObject {
  const prng = createPrng(`engines ${seed}`);
  const categories = Object.entries(counts).flatMap(([category, count]) =>
    Array.from({ length: count }, () => category),
  );
  const all = names(kind, categories.length, Object.keys(pins));
  const free = prng.sample(
    all.filter((name) => pins[name] === undefined),
    all.length,
  );
  const given = new Map<string, string>(Object.keys(pins).map((name) => [name, 'malicious']));
  const rest = [...categories];
  for (const _ of given) rest.splice(rest.indexOf('malicious'), 1);
  for (const [index, name] of free.entries()) given.set(name, rest[index] ?? 'undetected');
  const entries = all.map((name): [string, JsonObject] => {
    const category = given.get(name) ?? 'undetected';
    const entry = kind === 'file' ? fileEntry(name, category, prng, update) : webEntry(name, category, prng);
    if (pins[name] !== undefined) entry.result = pins[name];
    return [name, entry];
  });
  return Object.fromEntries(entries);
}

/** Results are never changed, only replaced, so every world of a process shares them. */
const made = new Map<string, JsonObject>();

/**
 * `last_analysis_results` with exactly these counts: which engine says what follows from `seed`
 * (virustotal-api.md §3; for files "clean" is `undetected` with result null).
 */
export function engineResults(
  kind: Kind,
  counts: Partial<Stats>,
  seed: string,
  options: ResultOptions = {},
): JsonObject {
  const key = JSON.stringify([kind, counts, seed, options]);
  const results = made.get(key) ?? make(kind, counts, seed, options);
  made.set(key, results);
  return results;
}

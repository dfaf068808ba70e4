import type { Json, JsonObject } from '../json';
import { isJsonObject } from '../json';
import type { Kind } from './model';

/** `last_analysis_stats`, with the keys that only files have optional (virustotal-api.md §3). */
export interface Stats {
  malicious: number;
  suspicious: number;
  harmless: number;
  undetected: number;
  timeout: number;
  'type-unsupported'?: number;
  failure?: number;
  'confirmed-timeout'?: number;
}

const COMMON = ['malicious', 'suspicious', 'undetected', 'harmless', 'timeout'];
const FILE_ONLY = ['confirmed-timeout', 'failure', 'type-unsupported'];

/** All zero, with the keys this kind has: what a queued analysis shows (virustotal-api.md §6). */
export function emptyStats(kind: Kind): JsonObject {
  const keys = kind === 'file' ? [...COMMON, ...FILE_ONLY] : COMMON;
  return Object.fromEntries(keys.map((key) => [key, 0]));
}

/** Counts the categories of engine results. */
export function countStats(kind: Kind, results: JsonObject): JsonObject {
  const stats = emptyStats(kind);
  for (const entry of Object.values(results)) {
    const category: Json | undefined = isJsonObject(entry) ? entry.category : undefined;
    if (typeof category !== 'string') continue;
    stats[category] = Number(stats[category] ?? 0) + 1;
  }
  return stats;
}

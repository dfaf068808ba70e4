import type { EngineCategory, EngineCounts, EngineResult } from '@/utils/domain/report';
import { type Fields, isFields, textOf } from './schema-value';

const CATEGORIES: ReadonlySet<string> = new Set<EngineCategory>([
  'malicious',
  'suspicious',
  'harmless',
  'undetected',
  'timeout',
  'confirmed-timeout',
  'failure',
  'type-unsupported',
]);

/** About a hundred engines exist; a reply with more than this is not taken further. */
const ENGINES_MAX = 500;
const ENGINE_TEXT_MAX = 500;

/** Engines in the order in which they came; names such as `__proto__` are values here, never keys. */
export function parseEngines(results: unknown): readonly EngineResult[] {
  if (!isFields(results)) return [];
  const engines: EngineResult[] = [];
  for (const [name, entry] of Object.entries(results).slice(0, ENGINES_MAX)) {
    if (isFields(entry)) engines.push(engineOf(name, entry));
  }
  return engines;
}

function engineOf(name: string, entry: Fields): EngineResult {
  const update = textOf(entry.engine_update);
  return {
    name: textOf(name, ENGINE_TEXT_MAX) ?? '',
    category: isCategory(entry.category) ? entry.category : 'other',
    label: textOf(entry.result, ENGINE_TEXT_MAX),
    method: textOf(entry.method, ENGINE_TEXT_MAX),
    version: textOf(entry.engine_version, ENGINE_TEXT_MAX),
    update: update !== null && /^\d{8}$/.test(update) ? update : null,
  };
}

function isCategory(value: unknown): value is EngineCategory {
  return typeof value === 'string' && CATEGORIES.has(value);
}

/** What the list of engines adds up to, for comparing with VirusTotal's own totals. */
export function countEngines(engines: readonly EngineResult[]): EngineCounts {
  const of = (category: EngineCategory) => engines.filter((engine) => engine.category === category).length;
  const [malicious, suspicious] = [of('malicious'), of('suspicious')];
  const [harmless, undetected] = [of('harmless'), of('undetected')];
  const unanswered = engines.length - malicious - suspicious - harmless - undetected;
  return { malicious, suspicious, harmless, undetected, unanswered };
}

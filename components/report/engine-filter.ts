import type { EngineCategory, EngineResult } from '@/utils/domain/report';

/** What an engine counts as in the filter: the two that flag it together, and all that gave no answer. */
export const ENGINE_GROUPS = ['flagging', 'harmless', 'undetected', 'no-answer'] as const;
export type EngineGroup = (typeof ENGINE_GROUPS)[number];

const GROUP: Readonly<Record<EngineCategory, EngineGroup>> = {
  malicious: 'flagging',
  suspicious: 'flagging',
  harmless: 'harmless',
  undetected: 'undetected',
  timeout: 'no-answer',
  'confirmed-timeout': 'no-answer',
  failure: 'no-answer',
  'type-unsupported': 'no-answer',
  other: 'no-answer',
};

export const ENGINE_ORDERS = ['verdict', 'name', 'update'] as const;
export type EngineOrder = (typeof ENGINE_ORDERS)[number];

/** How many engines each group has. */
export function groupCounts(engines: readonly EngineResult[]): Readonly<Record<EngineGroup, number>> {
  const counts = { flagging: 0, harmless: 0, undetected: 0, 'no-answer': 0 };
  for (const { category } of engines) counts[GROUP[category]] += 1;
  return counts;
}

/** Those of a group, or all, whose name or label holds the text, however it is written. */
export function matching(
  engines: readonly EngineResult[],
  group: EngineGroup | 'all',
  text: string,
): readonly EngineResult[] {
  const wanted = fold(text.trim());
  return engines.filter(
    ({ category, name, label }) =>
      (group === 'all' || GROUP[category] === group) && fold(`${name} ${label ?? ''}`).includes(wanted),
  );
}

/** Newest signatures first; engines that do not tell come last, in the order they had. */
export function byUpdate(engines: readonly EngineResult[]): readonly EngineResult[] {
  return [...engines].sort((one, other) => (other.update ?? '').localeCompare(one.update ?? ''));
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

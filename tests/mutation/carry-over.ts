import type { Instrumented } from './instrument';
import type { Mutant } from './mutant';

/** What an earlier run noticed, by ids of today: of the files that are as they were, change for change. */
export function carryOver(
  noticed: ReadonlyMap<string, string>,
  then: Instrumented,
  now: Instrumented,
): ReadonlyMap<string, string> {
  const earlier = byFile(then);
  const carried = new Map<string, string>();
  for (const [file, mutants] of byFile(now)) {
    const same = earlier.get(file) ?? [];
    if (JSON.stringify(same.map(withoutId)) !== JSON.stringify(mutants.map(withoutId))) continue;
    for (const [at, { id }] of mutants.entries()) {
      const by = noticed.get(same[at]?.id ?? '');
      if (by !== undefined) carried.set(id, by);
    }
  }
  return carried;
}

function byFile({ mutants }: Instrumented): Map<string, Mutant[]> {
  const files = new Map<string, Mutant[]>();
  for (const mutant of mutants) files.set(mutant.file, [...(files.get(mutant.file) ?? []), mutant]);
  return files;
}

const withoutId = ({ id: _, ...mutant }: Mutant): Omit<Mutant, 'id'> => mutant;

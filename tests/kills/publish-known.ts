import type { Killable } from './killable';
import type { Rows } from './rows';

/**
 * Submits what is looked up and unknown, and has what is known scanned anew, which is asked for once. Gives the flows
 * of which something leaves now.
 */
export async function publishKnown(
  { ask }: Killable,
  { checks }: Rows,
): Promise<ReadonlySet<'submit' | 're-scan'>> {
  const leaves = new Set<'submit' | 're-scan'>();
  for (const { id, active, indicator, scanned, state } of checks) {
    if (active !== undefined) continue;
    if (indicator.value.includes('//submit-') && state.phase === 'unknown') {
      await ask('submit', { id });
      leaves.add('submit');
    }
    if (indicator.value.includes('//re-scan-') && state.phase === 'report' && !scanned) {
      await ask('rescan', { id });
      leaves.add('re-scan');
    }
  }
  return leaves;
}

import type { Indicator, IndicatorKind } from './indicator';
import { parseIndicator } from './parse-indicator';

const KINDS: readonly IndicatorKind[] = ['url', 'domain', 'ip', 'file'];

/** An indicator that came in a file, read as if somebody had typed it: null for what is none, or of another kind. */
export function indicatorOf(kind: unknown, value: unknown): Indicator | null {
  const wanted = KINDS.find((each) => each === kind);
  if (wanted === undefined || typeof value !== 'string') return null;
  const parsed = parseIndicator(value);
  return parsed.ok && parsed.value.kind === wanted ? { kind: wanted, value: parsed.value.value } : null;
}

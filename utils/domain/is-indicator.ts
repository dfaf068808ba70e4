import type { Indicator, IndicatorKind } from './indicator';

const KINDS: ReadonlySet<unknown> = new Set<IndicatorKind>(['url', 'domain', 'ip', 'file']);

/** Whether what was stored, or came in a message, has an indicator's shape; its value is not read anew. */
export function isIndicator(value: unknown): value is Indicator {
  if (typeof value !== 'object' || value === null) return false;
  const { kind, value: text } = value as Record<string, unknown>;
  return KINDS.has(kind) && typeof text === 'string' && text !== '';
}

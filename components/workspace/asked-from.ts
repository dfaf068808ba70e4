import type { CheckView } from '@/utils/domain/check';

/** What a question says of the check it is asked beside: what is private stays so, though that one be lost. */
export function askedFrom(check: CheckView | null): { readonly from?: string; readonly ephemeral?: true } {
  if (check === null) return {};
  return { from: check.id, ...(check.ephemeral && { ephemeral: true }) };
}

/**
 * Whole replies of private windows' checks: in memory, by check, and gone with the worker. So the full report of
 * a private window has its details, and nobody else's report has them.
 */
export interface PrivateReplies {
  hold(checkId: string, raw: string): void;
  get(checkId: string): string | null;
}

/** A reply may have megabytes; nobody reads more reports at once. */
const AT_MOST = 10;

export function createPrivateReplies(): PrivateReplies {
  const replies = new Map<string, string>();
  return {
    hold(checkId, raw) {
      replies.delete(checkId);
      replies.set(checkId, raw);
      for (const oldest of [...replies.keys()].slice(0, -AT_MOST)) replies.delete(oldest);
    },
    get: (checkId) => replies.get(checkId) ?? null,
  };
}

import type { Lane } from '@/utils/domain/quota';

/**
 * After so many requests of lists one of the watchlist's goes first, if any waits. Less than the four of a free key's
 * minute: what was counted is gone when a worker ends in the pause after them.
 */
export const LISTS_BEFORE_WATCH = 3;

/** Who goes next, where strictly by lane a list that runs for days would keep the watchlist from all its turns. */
export interface WatchTurn {
  next<Member extends { readonly lane: Lane }>(inOrder: readonly Member[]): Member | undefined;
  /** One of this lane has left. */
  left(lane: Lane): void;
}

export function createWatchTurn(): WatchTurn {
  let lists = 0;
  return {
    next(inOrder) {
      const [first] = inOrder;
      if (first?.lane !== 'list' || lists < LISTS_BEFORE_WATCH) return first;
      return inOrder.find(({ lane }) => lane === 'watch') ?? first;
    },
    left(lane) {
      if (lane === 'list') lists += 1;
      if (lane === 'watch') lists = 0;
    },
  };
}

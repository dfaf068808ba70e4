import { MINUTE } from '@/utils/domain/duration';

/** How much the pages of one tab, frames and all, may ask within a minute. */
export interface TabBudget {
  /** Whether the tab may ask for `amount` more now; if so, it is taken. */
  take(tabId: number, amount: number): boolean;
}

/** Tabs remembered at most; beyond, all begin anew, which costs a minute's exactness and no memory. */
const TABS_AT_MOST = 500;

/** A page decides how much it asks, and a hostile one without end: beyond `perMinute` it is not answered. */
export function createTabBudget(perMinute: number, now: () => number): TabBudget {
  const tabs = new Map<number, { since: number; taken: number }>();
  return {
    take(tabId, amount) {
      const at = now();
      let tab = tabs.get(tabId);
      if (!tab || Math.abs(at - tab.since) >= MINUTE) {
        if (tabs.size >= TABS_AT_MOST) tabs.clear();
        tab = { since: at, taken: 0 };
        tabs.set(tabId, tab);
      }
      if (tab.taken + amount > perMinute) return false;
      tab.taken += amount;
      return true;
    },
  };
}

import type { Storage } from '../storage/database';
import type { CardRow } from '../storage/schema';

/** Which check each tab's card shows, so that a card injected a moment later, or after a restart, finds it. */
export interface Cards {
  show(card: CardRow, keep: boolean): Promise<void>;
  of(tabId: number): Promise<CardRow | null>;
  /** The tabs whose card shows this check. */
  tabsOf(checkId: string): Promise<readonly number[]>;
  /** Tab numbers mean nothing after a restart of the browser. */
  clear(): Promise<void>;
}

/** Cards of private windows are kept in memory only (`keep` false). */
export function createCards(storage: Storage): Cards {
  const memory = new Map<number, CardRow>();

  return {
    async show(card, keep) {
      memory.set(card.tabId, card);
      if (keep) await storage.run((database) => database.put('cards', card));
      else await storage.run((database) => database.delete('cards', card.tabId));
    },
    async of(tabId) {
      return memory.get(tabId) ?? (await storage.run((database) => database.get('cards', tabId))) ?? null;
    },
    async tabsOf(checkId) {
      const stored = await storage.run((database) => database.getAll('cards'));
      const cards = new Map([...stored.map((card) => [card.tabId, card] as const), ...memory]);
      return [...cards.values()].filter((card) => card.checkId === checkId).map((card) => card.tabId);
    },
    async clear() {
      memory.clear();
      await storage.run((database) => database.clear('cards'));
    },
  };
}

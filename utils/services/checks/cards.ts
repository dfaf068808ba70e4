import type { Storage } from '../storage/database';
import type { CardRow } from '../storage/schema';

/** Which check each tab's card shows, so that a card injected a moment later, or after a restart, finds it. */
export interface Cards {
  /** A new card. With `keep` false it stays in memory. */
  show(card: CardRow, keep: boolean): Promise<void>;
  /**
   * The card of a tab, for the document that it is in: the first that asks. The page that the tab goes on to
   * learns nothing of it and may do nothing with it.
   */
  in(tabId: number, document: string): Promise<CardRow | null>;
  /** Another check in the card there is; what is in memory only stays there. */
  turnTo(tabId: number, checkId: string): Promise<void>;
  /** Counts one request that the card spends; false when it has spent `most` already. */
  spend(tabId: number, most: number): Promise<boolean>;
  /** The tabs whose card shows this check. */
  tabsOf(checkId: string): Promise<readonly number[]>;
  /** Forgets the cards of tabs that are closed. */
  keepOnly(openTabs: ReadonlySet<number>): Promise<void>;
  /** Tab numbers mean nothing after a restart of the browser. */
  clear(): Promise<void>;
}

/** Cards of private windows are kept in memory only (`keep` false), and so are those the database refuses. */
export function createCards(storage: Storage, onProblem: (problem: unknown) => void): Cards {
  const memory = new Map<number, CardRow>();

  /** What a worker before this one has shown comes into memory, which then decides. */
  async function recall(tabId: number): Promise<void> {
    if (memory.has(tabId)) return;
    const stored = await storage.run((database) => database.get('cards', tabId));
    if (stored && !memory.has(tabId)) memory.set(tabId, stored);
  }

  /** Changes a card where it is: one that is in memory only stays there. */
  async function change(card: CardRow): Promise<void> {
    memory.set(card.tabId, card);
    await storage
      .run(async (database) => {
        const transaction = database.transaction('cards', 'readwrite');
        const kept = await transaction.store.getKey(card.tabId);
        if (kept !== undefined) await transaction.store.put(card);
        await transaction.done;
      })
      .catch(onProblem);
  }

  return {
    async show(card, keep) {
      memory.set(card.tabId, card);
      await storage
        .run(async (database) => {
          if (keep) await database.put('cards', card);
          else await database.delete('cards', card.tabId);
        })
        .catch(onProblem);
    },
    async in(tabId, document) {
      await recall(tabId);
      const card = memory.get(tabId);
      if (!card || (card.document ?? document) !== document) return null;
      if (card.document !== undefined) return card;
      const bound = { ...card, document };
      await change(bound);
      return bound;
    },
    async turnTo(tabId, checkId) {
      await recall(tabId);
      const card = memory.get(tabId);
      if (card) await change({ ...card, checkId });
    },
    async spend(tabId, most) {
      await recall(tabId);
      // Nothing is awaited between reading and counting: two clicks at once are two.
      const card = memory.get(tabId);
      const acts = card?.acts ?? 0;
      if (!card || acts >= most) return false;
      await change({ ...card, acts: acts + 1 });
      return true;
    },
    async tabsOf(checkId) {
      const stored = await storage.run((database) => database.getAll('cards'));
      const cards = new Map([...stored.map((card) => [card.tabId, card] as const), ...memory]);
      return [...cards.values()].filter((card) => card.checkId === checkId).map((card) => card.tabId);
    },
    async keepOnly(openTabs) {
      const closed = (tabId: number): boolean => !openTabs.has(tabId);
      for (const tabId of [...memory.keys()].filter(closed)) memory.delete(tabId);
      await storage.run(async (database) => {
        const transaction = database.transaction('cards', 'readwrite');
        const kept = await transaction.store.getAllKeys();
        for (const tabId of kept.filter(closed)) await transaction.store.delete(tabId);
        await transaction.done;
      });
    },
    async clear() {
      memory.clear();
      await storage.run((database) => database.clear('cards'));
    },
  };
}

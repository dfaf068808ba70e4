import { describe, expect, it, vi } from 'vitest';
import { createCards } from '@/utils/services/checks/cards';
import { createMemoryDatabase } from '../../../support/memory-database';

const CARD = { tabId: 7, checkId: 'check-1', linkUrl: 'https://a.example/' };
const DOCUMENT = 'DOCUMENT-1';
const noProblem = (problem: unknown): never => {
  throw problem;
};

function createHome() {
  const database = createMemoryDatabase();
  return { ...database, cards: () => createCards(database.again(), noProblem) };
}

describe('a card', () => {
  it('is found by its document, also by the next worker, and by no other', async () => {
    const home = createHome();
    const cards = home.cards();
    await cards.show(CARD, true);
    expect(await cards.in(7, DOCUMENT)).toMatchObject(CARD);
    for (const worker of [cards, home.cards()]) {
      expect(await worker.in(7, 'DOCUMENT-2')).toBeNull();
      expect(await worker.in(8, DOCUMENT)).toBeNull();
      expect(await worker.in(7, DOCUMENT)).toMatchObject(CARD);
    }
  });

  it('belongs to the page of the last right-click', async () => {
    const { cards } = createHome();
    const worker = cards();
    await worker.show(CARD, true);
    await worker.in(7, DOCUMENT);
    await worker.show({ ...CARD, checkId: 'check-2' }, true);
    expect(await worker.in(7, 'DOCUMENT-2')).toMatchObject({ checkId: 'check-2' });
    expect(await worker.in(7, DOCUMENT)).toBeNull();
  });

  it('spends so often and no more, in however many workers, until there is a new one', async () => {
    const home = createHome();
    await home.cards().show(CARD, true);
    const first = home.cards();
    expect(await Promise.all([first.spend(7, 3), first.spend(7, 3)])).toEqual([true, true]);
    const second = home.cards();
    expect(await Promise.all([second.spend(7, 3), second.spend(7, 3)])).toEqual([true, false]);
    await second.turnTo(7, 'check-2');
    expect(await second.spend(7, 3)).toBe(false);
    await second.show(CARD, true);
    expect(await second.spend(7, 3)).toBe(true);
  });

  it('of a private window leaves nothing in the database, whatever is done with it', async () => {
    const home = createHome();
    const cards = home.cards();
    await cards.show(CARD, false);
    await cards.in(7, DOCUMENT);
    await cards.spend(7, 3);
    await cards.turnTo(7, 'check-2');
    expect(await cards.in(7, DOCUMENT)).toMatchObject({ checkId: 'check-2', acts: 1 });
    expect(await home.cards().in(7, DOCUMENT)).toBeNull();
  });

  it('is forgotten with its tab', async () => {
    const home = createHome();
    const cards = home.cards();
    await cards.show(CARD, true);
    await cards.show({ ...CARD, tabId: 8 }, true);
    await cards.show({ ...CARD, tabId: 9 }, false);
    await cards.keepOnly(new Set([8, 9]));
    for (const worker of [cards, home.cards()]) {
      expect(await worker.in(7, DOCUMENT)).toBeNull();
      expect(await worker.in(8, DOCUMENT)).not.toBeNull();
    }
    expect(await cards.in(9, DOCUMENT)).not.toBeNull();
  });

  it('that is not there spends nothing, and turns to nothing', async () => {
    const cards = createHome().cards();
    expect(await cards.spend(7, 3)).toBe(false);
    await cards.turnTo(7, 'check-2');
    expect(await cards.in(7, DOCUMENT)).toBeNull();
  });

  it('is found by its check, as it stands now', async () => {
    const home = createHome();
    await home.cards().show(CARD, true);
    await home.cards().show({ ...CARD, tabId: 6, checkId: 'check-2' }, true);
    const cards = home.cards();
    expect(await cards.tabsOf('check-1')).toEqual([7]);
    await cards.show({ ...CARD, tabId: 8 }, false);
    await cards.turnTo(6, 'check-1');
    expect(await cards.tabsOf('check-1')).toEqual([6, 7, 8]);
    expect(await cards.tabsOf('check-2')).toEqual([]);
  });

  it('is gone with all others after a restart of the browser', async () => {
    const home = createHome();
    const cards = home.cards();
    await cards.show(CARD, true);
    await cards.show({ ...CARD, tabId: 8 }, false);
    await cards.clear();
    for (const worker of [cards, home.cards()])
      for (const tab of [7, 8]) expect(await worker.in(tab, DOCUMENT)).toBeNull();
  });

  it('is shown though the database has no room for it', async () => {
    const { storage, fillDisk } = createMemoryDatabase();
    const onProblem = vi.fn();
    const cards = createCards(storage, onProblem);
    fillDisk(true);
    await cards.show(CARD, true);
    expect(await cards.in(7, DOCUMENT)).toMatchObject(CARD);
    expect(onProblem).toHaveBeenCalled();
  });
});

import { beforeEach, describe, expect, it, vi } from 'vitest';
import { MINUTE } from '@/utils/domain/duration';
import { createRemoved, type Removed } from '@/utils/services/storage/removed';
import { createMemoryDatabase, type MemoryDatabase } from '../../../support/memory-database';

const ROWS = [{ key: 'domain:a.example', indicator: { kind: 'domain', value: 'a.example' } as const }].map(
  (row) => ({ ...row, at: 1, verdict: 'unknown', reading: 0, answered: 0 }) as const,
);

let database: MemoryDatabase;
let ids: number;
const onBug = vi.fn();

/** One worker's; the next one is another, on the same database. */
function born(): Removed {
  const { storage, clock } = database;
  const newId = () => `r${++ids}`;
  return createRemoved({ storage, clock, newId, onBug });
}
const left = () => database.storage.run((opened) => opened.getAllKeys('removed'));

beforeEach(() => {
  vi.clearAllMocks();
  database = createMemoryDatabase();
  ids = 0;
});

describe('what was removed', () => {
  it('is there for ten minutes, then nothing is left of it', async () => {
    const removed = born();
    const now = database.clock.now();
    const id = await removed.keep({ from: 'history', rows: ROWS });
    expect(await removed.find(id)).toEqual({ id: 'r1', at: now, from: 'history', rows: ROWS });
    expect(database.clock.sleeping()).toEqual([now + 10 * MINUTE]);
    await database.clock.advance(10 * MINUTE - 1);
    expect(await removed.find(id)).toMatchObject({ id });
    await database.clock.advance(1);
    expect(await removed.find(id)).toBeNull();
    expect(await left()).toEqual([]);
    expect(database.clock.sleeping()).toEqual([]);
  });

  it('goes one after the other, each in its time', async () => {
    const removed = born();
    await removed.keep({ from: 'history', rows: ROWS });
    await database.clock.advance(4 * MINUTE);
    await removed.keep({ from: 'watch', rows: [] });
    expect(database.clock.sleeping()).toHaveLength(1);
    await database.clock.advance(6 * MINUTE);
    expect(await left()).toEqual(['r2']);
    await database.clock.advance(4 * MINUTE);
    expect(await left()).toEqual([]);
  });

  it('is thrown away at the next birth, where its worker is dead', async () => {
    const storage = database.again();
    const nobody = { now: database.clock.now, wait: () => new Promise<void>(() => undefined) };
    const dead = createRemoved({ storage, clock: nobody, newId: () => 'old', onBug });
    await dead.keep({ from: 'history', rows: ROWS });
    await database.clock.advance(3 * MINUTE);
    await born().sweep();
    expect(await left()).toEqual(['old']);
    await database.clock.advance(7 * MINUTE);
    expect(await left()).toEqual([]);
  });

  it('is too late to find from its time on, also while nobody has thrown it away', async () => {
    await born().keep({ from: 'history', rows: ROWS });
    database.clock.jump(10 * MINUTE - 1);
    expect(await born().find('r1')).toMatchObject({ id: 'r1' });
    database.clock.jump(1);
    expect(await born().find('r1')).toBeNull();
    expect(await born().find('never')).toBeNull();
  });

  it('under a clock that was ahead by more than that is of no known age', async () => {
    const removed = born();
    await removed.keep({ from: 'history', rows: ROWS });
    database.clock.jump(-10 * MINUTE);
    await removed.sweep();
    expect(await left()).toEqual(['r1']);
    database.clock.jump(-1);
    await removed.sweep();
    expect(await left()).toEqual([]);
  });

  it('and is back in its place is forgotten, alone', async () => {
    const removed = born();
    await removed.keep({ from: 'history', rows: ROWS });
    await removed.keep({ from: 'watch', rows: [] });
    await removed.forget('r1');
    expect(await left()).toEqual(['r2']);
  });

  it('and cannot be thrown away is told', async () => {
    await born().keep({ from: 'history', rows: ROWS });
    database.fillDisk(true);
    await database.clock.advance(10 * MINUTE);
    expect(onBug.mock.calls).toEqual([['undo', expect.any(DOMException)]]);
  });
});

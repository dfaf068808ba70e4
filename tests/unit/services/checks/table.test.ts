import { describe, expect, it, vi } from 'vitest';
import { DAY } from '@/utils/domain/duration';
import type { CheckRow } from '@/utils/services/checks/row';
import { createCheckTable } from '@/utils/services/checks/table';
import { createMemoryDatabase } from '../../../support/memory-database';
import { ROW } from './a-row';

const { active: _, ...REST } = ROW;
const ENDED: CheckRow = { ...REST, stage: 'ended', state: { phase: 'unknown', submission: 'none' } };
const PRIVATE: CheckRow = { ...ROW, id: 'private', ephemeral: true };

/** A table, the one of the next worker, and the problems that the first was told of. */
function home() {
  const { storage, again, fillDisk } = createMemoryDatabase();
  const problems: unknown[] = [];
  const table = createCheckTable(storage, (problem) => problems.push(problem));
  const next = createCheckTable(again(), () => undefined);
  const stored = (): Promise<CheckRow[]> => again().run((database) => database.getAll('checks'));
  return { table, next, problems, fillDisk, stored };
}

describe('joining', () => {
  it('puts the first in; who asks for the same while it is unfinished gets that', async () => {
    const { table, next } = home();
    expect(await table.join(ROW)).toEqual(ROW);
    expect(await next.join({ ...ROW, id: 'other' })).toEqual(ROW);
    expect(await next.get('other')).toBeNull();
    expect(await next.join({ ...ROW, id: 'another', active: 'url:b' })).toMatchObject({ id: 'another' });
    await table.save(ENDED);
    expect(await next.join({ ...ROW, id: 'later' })).toMatchObject({ id: 'later' });
  });

  it('is on the disk before anything leaves', async () => {
    const asked = vi.spyOn(IDBDatabase.prototype, 'transaction');
    await home().table.join(ROW);
    expect(asked).toHaveBeenCalledWith('checks', 'readwrite', { durability: 'strict' });
  });

  it('is among themselves for private windows, and leaves nothing in the database', async () => {
    const { table, stored } = home();
    await table.save({ ...ENDED, id: 'over', ephemeral: true });
    expect(await table.join(PRIVATE)).toBe(PRIVATE);
    expect(await table.join({ ...PRIVATE, id: 'second' })).toBe(PRIVATE);
    expect(await table.join({ ...PRIVATE, id: 'third', active: 'url:b' })).toMatchObject({ id: 'third' });
    expect(await stored()).toEqual([]);
    expect(await table.join(ROW)).toEqual(ROW);
  });

  it('is not for what asks for nothing: rows without a request stay apart', async () => {
    const { table } = home();
    const idle = { ...ENDED, ephemeral: true };
    expect(await table.join(idle)).toBe(idle);
    expect(await table.join({ ...idle, id: 'second' })).toMatchObject({ id: 'second' });
    expect(await table.join(ENDED)).toEqual(idle);
    expect(await table.join({ ...ENDED, id: 'fourth' })).toMatchObject({ id: 'fourth' });
  });

  it('works without room for it, in memory, and is told', async () => {
    const { table, problems, fillDisk, stored } = home();
    fillDisk(true);
    expect(await table.join(ROW)).toBe(ROW);
    expect(await table.join({ ...ROW, id: 'other' })).toBe(ROW);
    expect(problems).toHaveLength(2);
    expect(await table.get(ROW.id)).toBe(ROW);
    expect(await table.unfinished()).toEqual([ROW]);
    fillDisk(false);
    expect(await stored()).toEqual([]);
  });

  it('goes by what is newer in memory than in the database', async () => {
    const { table, fillDisk } = home();
    await table.join(ROW);
    fillDisk(true);
    await table.save({ ...ROW, spent: 1 });
    fillDisk(false);
    expect(await table.join({ ...ROW, id: 'other' })).toMatchObject({ id: ROW.id, spent: 1 });
    await table.save(ENDED);
    const anew = { ...ROW, id: 'anew' };
    expect(await table.join(anew)).toBe(anew);
    expect(await table.join({ ...ROW, id: 'later' })).toBe(anew);
  });
});

describe('saving', () => {
  it('goes where the row lives', async () => {
    const { table, stored, problems, fillDisk } = home();
    await table.save(ROW);
    await table.save(PRIVATE);
    expect(await stored()).toEqual([ROW]);
    expect(await table.get('private')).toBe(PRIVATE);
    fillDisk(true);
    await table.save({ ...ROW, spent: 1 });
    expect(problems).toHaveLength(1);
    fillDisk(false);
    await table.save({ ...ROW, spent: 2 });
    expect(await table.get(ROW.id)).toMatchObject({ spent: 2 });
    expect(await stored()).toEqual([ROW]);
  });

  it('surely is to the database, or not at all', async () => {
    const { table, stored, fillDisk } = home();
    await table.saveSurely(ROW);
    await table.saveSurely(PRIVATE);
    expect(await stored()).toEqual([ROW]);
    expect(await table.get('private')).toBe(PRIVATE);
    fillDisk(true);
    await expect(table.saveSurely({ ...ROW, spent: 1 })).rejects.toThrow();
    expect(await table.get(ROW.id)).toMatchObject({ spent: 0 });
    expect(await table.get('nobody')).toBeNull();
  });

  it('surely is on the disk at once, and newer than what could not be written before', async () => {
    const { table, stored, fillDisk } = home();
    fillDisk(true);
    await table.save(ROW);
    fillDisk(false);
    const asked = vi.spyOn(IDBDatabase.prototype, 'transaction');
    await table.saveSurely({ ...ROW, spent: 1 });
    expect(asked).toHaveBeenCalledWith(['checks'], 'readwrite', { durability: 'strict' });
    expect(await stored()).toMatchObject([{ spent: 1 }]);
    expect(await table.get(ROW.id)).toMatchObject({ spent: 1 });
    await table.saveSurely({ ...ROW, id: 'other' });
    await table.save({ ...ROW, id: 'other', spent: 2 });
    expect(await stored()).toMatchObject([{ spent: 1 }, { spent: 2 }]);
  });
});

describe('what is unfinished', () => {
  it('is each once, as it stands', async () => {
    const { table, fillDisk } = home();
    for (const row of [ROW, { ...ROW, id: 'second', active: 'url:b' }, { ...ENDED, id: 'over' }])
      await table.save(row);
    for (const row of [PRIVATE, { ...ENDED, id: 'gone', ephemeral: true }]) await table.save(row);
    fillDisk(true);
    await table.save({ ...ROW, spent: 1 });
    const rows = await table.unfinished();
    expect(rows.map(({ id, spent }) => [id, spent])).toEqual([
      ['second', 0],
      ['private', 0],
      [ROW.id, 1],
    ]);
  });
});

describe('forgetting what only a list had asked for', () => {
  it.each([
    ['list', ENDED, true],
    ['watch', ENDED, true],
    ['popup', ENDED, false],
    ['list', ROW, false],
  ] as const)('of a %s: %#', async (origin, row, gone) => {
    const { table, stored } = home();
    await table.save({ ...row, origin });
    await table.save({ ...row, id: 'private', origin, ephemeral: true });
    await table.dropListed(ROW.id);
    await table.dropListed('private');
    await table.dropListed('nobody');
    expect(await stored()).toHaveLength(gone ? 0 : 1);
    expect((await table.get('private')) === null).toBe(gone);
  });
});

describe('sweeping', () => {
  it('takes what ended more than seven days ago, and nothing that goes on', async () => {
    const { table, stored } = home();
    const rows: CheckRow[] = [
      { ...ENDED, id: 'old', updatedAt: 100 },
      { ...ROW, id: 'goes-on', updatedAt: 100 },
      { ...ENDED, id: 'just', updatedAt: 101 },
      { ...ENDED, id: 'young', updatedAt: 102 },
    ];
    for (const row of rows) await table.save(row);
    await table.sweep(101 + 7 * DAY);
    expect((await stored()).map(({ id }) => id).toSorted()).toEqual(['goes-on', 'young']);
  });

  it('takes after a day what nothing was sent of: it may hold what the user has kept back', async () => {
    const { table, stored } = home();
    const unsent = { ...ENDED, request: null };
    const rows: CheckRow[] = [
      { ...unsent, id: 'kept-back', updatedAt: 100 },
      { ...unsent, id: 'unanswered', stage: 'ask', updatedAt: 101 },
      { ...unsent, id: 'young', updatedAt: 102 },
      { ...ENDED, id: 'sent', updatedAt: 100 },
    ];
    for (const row of rows) await table.save(row);
    await table.sweep(101 + DAY);
    expect((await stored()).map(({ id }) => id).toSorted()).toEqual(['sent', 'young']);
  });
});

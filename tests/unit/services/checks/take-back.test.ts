import { describe, expect, it } from 'vitest';
import type { Driver } from '@/utils/services/checks/drive';
import { createJoins } from '@/utils/services/checks/joins';
import type { CheckParts } from '@/utils/services/checks/parts';
import type { Asker, CheckRow } from '@/utils/services/checks/row';
import { takeBack } from '@/utils/services/checks/take-back';

const WAIT = { window: 'minute', until: 60_000 } as const;
const ROW: CheckRow = {
  id: 'of-the-hold',
  indicator: { kind: 'url', value: 'https://files.example/setup.exe' },
  ...{ origin: 'link', lane: 'download', ephemeral: false, request: 'https://files.example/setup.exe' },
  ...{ removed: [], stage: 'look-up', posting: false, refresh: false, following: null, earlier: null },
  ...{ known: null, scanned: false, spent: 0, startedAt: 0, updatedAt: 0, active: 'url:setup' },
  state: { phase: 'waiting', wait: WAIT, place: 1, inLine: 1 },
};
const OWN: CheckRow = { ...ROW, id: 'of-the-user', origin: 'popup', lane: 'interactive' };

/** One stored check, a driver that only tells, and the moment at which the check stands still. */
function scene(whileStopping: () => void = () => undefined, row: CheckRow | null = ROW) {
  const told: string[] = [];
  const changes: CheckRow[] = [];
  let stored = row;
  let answer: (row: CheckRow) => void = () => undefined;
  const joins = createJoins({ join: () => new Promise<CheckRow>((resolve) => (answer = resolve)) });
  const driver: Pick<Driver, 'drive' | 'stopped'> = {
    drive: ({ id }) => void told.push(`drive ${id}`),
    async stopped(id, work) {
      told.push(`stop ${id}`);
      whileStopping();
      return work();
    },
  };
  const table = {
    get: async () => stored,
    save: async (row: CheckRow) => {
      stored = row;
    },
  };
  const onChange = (row: CheckRow) => void changes.push(row);
  const parts = { table, clock: { now: () => 1 }, onChange } as unknown as CheckParts;
  return {
    told,
    changes,
    joins,
    stored: () => stored,
    joined: () => answer(ROW),
    takeBack: (asker?: Asker) => takeBack({ parts, driver: driver as Driver, joins }, ROW.id, asker),
  };
}

describe('a question that is taken back', () => {
  it('ends as cancelled when nobody else asked', async () => {
    const { takeBack, stored, told, changes } = scene(undefined, { ...ROW, spent: 2 });
    await takeBack();
    expect(stored()).toMatchObject({
      ...{ stage: 'ended', updatedAt: 1 },
      state: { phase: 'failed', failure: { tag: 'cancelled', sent: 2 } },
    });
    expect(changes).toEqual([stored()]);
    expect(told).toEqual(['stop of-the-hold']);
  });

  it.each([
    null,
    { ...ROW, active: undefined } as unknown as CheckRow,
    { ...ROW, state: { phase: 'looking-up' } } as const,
  ])('is left alone when it is over, or has left already: %#', async (row) => {
    const { takeBack, stored, told, changes } = scene(undefined, row);
    await takeBack();
    expect([stored(), told, changes]).toEqual([row, [], []]);
  });

  it('is left alone while somebody is on the way to it, and after', async () => {
    const { takeBack, joins, joined, told } = scene();
    const joining = joins.join(OWN);
    await takeBack();
    joined();
    await joining;
    await takeBack();
    expect(told).toEqual([]);
  });

  it('is left alone where another asker has begun it, and ended by its own', async () => {
    const { takeBack, told } = scene(undefined, { ...ROW, asker: 'downloads' });
    await takeBack('lists');
    await takeBack();
    expect(told).toEqual([]);
    await takeBack('downloads');
    expect(told).toEqual(['stop of-the-hold']);
  });

  it('goes on as it was when somebody comes while it is being stopped', async () => {
    const made = scene(() => void made.joins.join(OWN));
    await made.takeBack();
    expect(made.stored()).toEqual(ROW);
    expect(made.changes).toEqual([ROW]);
    expect(made.told).toEqual(['stop of-the-hold', 'drive of-the-hold']);
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '@/utils/domain/duration';
import { createWorld, type Worker, type World } from '../../../support/worker';

const OPEN = {
  search: '',
  verdict: 'all',
  kind: 'all',
  from: null,
  to: null,
  offset: 0,
  limit: 500,
} as const;

let world: World;
let worker: Worker;

const days = async (): Promise<readonly number[]> => {
  const read = await worker.history.list(OPEN);
  return read.ok ? read.value.rows.map(({ at }) => Math.round((world.clock.now() - at) / DAY)) : [];
};
const lines = async (): Promise<readonly string[]> => {
  const read = await worker.log.list({ search: 'note', least: 'info', offset: 0, limit: 500 });
  return read.ok ? read.value.rows.map(({ detail }) => detail) : [];
};

/** An entry and a line of each of so many days, the last one today. */
async function live(count: number): Promise<void> {
  for (let ago = count - 1; ago >= 0; ago -= 1) {
    const at = world.clock.now() - ago * DAY;
    const indicator = { kind: 'domain', value: `d${ago}.example` } as const;
    const entry = { indicator, at, verdict: 'nothing-found', reading: 0, answered: 90 } as const;
    await worker.history.add(entry);
    await worker.log.append({ at, level: 'info', event: 'note', detail: String(ago) });
  }
}

beforeEach(async () => {
  world = await createWorld();
  worker = world.born();
  await live(40);
});

describe('retention', () => {
  it('throws away by days and by count as soon as the settings say so, and counts right afterwards', async () => {
    await worker.settings.save({ historyKeepDays: 30, logKeepDays: 10 });
    await world.settle();
    expect(await days()).toEqual(Array.from({ length: 30 }, (_, ago) => ago));
    expect(await lines()).toEqual(Array.from({ length: 10 }, (_, ago) => String(ago)));
    await worker.settings.save({ historyKeepEntries: 7 });
    await world.settle();
    expect(await days()).toEqual([0, 1, 2, 3, 4, 5, 6]);
    const read = await worker.history.list(OPEN);
    expect(read.ok && read.value.counts).toMatchObject({ all: 7, 'nothing-found': 7 });
  });

  it('does so once a day in a browser that is never closed, and not at each birth', async () => {
    await worker.settings.save({ historyKeepDays: 30, logKeepDays: 10 });
    await world.settle();
    await world.clock.advance(23 * HOUR);
    await worker.retention.keepWithin();
    expect(await days()).toHaveLength(30);
    worker.kill();
    worker = world.born();
    await world.clock.advance(HOUR + MINUTE);
    await worker.retention.keepWithin();
    expect(await days()).toHaveLength(29);
    expect(await lines()).toHaveLength(9);
    // After some days of sleep the clock is believed when it has gone on for a day.
    await world.clock.advance(5 * DAY);
    await worker.retention.keepWithin();
    await world.clock.advance(DAY);
    await worker.retention.keepWithin();
    expect(await days()).toHaveLength(23);
  });

  it('takes ended checks, downloads, uploads and what was published in a browser that is never closed', async () => {
    const order = { indicator: { kind: 'domain', value: 'a.example' }, origin: 'popup' } as const;
    const { id } = await worker.checks.start({ ...order, secrets: 'ask' });
    await world.settle();
    const old = world.clock.now();
    const swept: string[] = [];
    const sweeps = { downloads: worker.downloadTable, uploads: worker.uploads, outbox: worker.participation };
    for (const [name, part] of Object.entries(sweeps)) {
      const { sweep } = part;
      Object.assign(part, { sweep: (now: number) => sweep(now).then(() => swept.push(`${name} ${now}`)) });
    }
    for (let day = 1; day <= 7; day += 1) {
      expect(await worker.checks.get(id), `day ${day}`).not.toBeNull();
      swept.length = 0;
      await world.clock.advance(DAY);
      await worker.retention.keepWithin();
      expect(swept).toEqual(['downloads', 'uploads', 'outbox'].map((name) => `${name} ${old + day * DAY}`));
    }
    expect(await worker.checks.get(id)).toBeNull();
  });

  it('goes on after the clock was ahead, and throws nothing away by settings that cannot be read', async () => {
    await worker.settings.save({ historyKeepDays: 30 });
    await world.settle();
    for (const ahead of [400 * DAY, -400 * DAY]) {
      world.clock.jump(ahead);
      await worker.retention.keepWithin();
      await worker.tidy();
    }
    expect(await days()).toHaveLength(30);
    await worker.settings.save({ historyKeepDays: 5 });
    await world.settle();
    expect(await days()).toHaveLength(5);
    await world.area.set('settings', 'nonsense');
    worker.kill();
    worker = world.born();
    for (let day = 0; day < 10; day += 1) {
      world.clock.jump(DAY);
      // It is read again some times before it counts as unreadable.
      void worker.tidy();
      await world.clock.advance(MINUTE);
    }
    expect(await days()).toHaveLength(5);
  });
});

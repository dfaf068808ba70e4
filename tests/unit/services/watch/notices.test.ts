import { beforeEach, describe, expect, it } from 'vitest';
import { HOUR } from '@/utils/domain/duration';
import { DEFAULT_SETTINGS, type Settings } from '@/utils/domain/settings';
import { createWatchChanges, type StoredChange, type WatchChanges } from '@/utils/services/watch/changes';
import { createWatchNotices } from '@/utils/services/watch/notices';
import { createFakeNotices, type FakeNotices } from '../../../support/fake-notices';
import { createMemoryDatabase, type MemoryDatabase } from '../../../support/memory-database';
import { change } from './rows';

let world: MemoryDatabase;
let changes: WatchChanges;
let notices: FakeNotices;
let settings: Settings;
let told: number;
let bugs: readonly unknown[];
let step: (name: string) => Promise<void>;

beforeEach(() => {
  world = createMemoryDatabase();
  changes = createWatchChanges(world.storage);
  notices = createFakeNotices();
  settings = { ...DEFAULT_SETTINGS, watchNotify: true, quietHours: null };
  told = 0;
  bugs = [];
  step = async () => undefined;
});

const notify = () =>
  createWatchNotices({
    ...{ changes, clock: world.clock, settings: async () => settings },
    door: notices.door((name) => step(name)),
    onChange: () => void told++,
    onBug: (where, error) => {
      bugs = [...bugs, where, error];
    },
  });
const put = (...rows: readonly StoredChange[]): Promise<void> =>
  world.storage.run(async (database) => {
    for (const row of rows) await database.put('watchChanges', row);
  });
const stored = async (): Promise<readonly StoredChange[]> =>
  (await changes.list(null, 0, 99)).rows.toReversed();
const shown = (): unknown => notices.shown.map(({ id, changes: of }) => [id, of.map((each) => each.id)]);

describe('notices of changes', () => {
  it('are not there, and nobody is asked, where nothing changed', async () => {
    step = () => Promise.reject(new Error('asked'));
    await notify().go();
    settings = { ...settings, watchNotify: false };
    await notify().go();
    expect([shown(), told, bugs]).toEqual([[], 0, []]);
  });

  it('are one each for up to three, and told once', async () => {
    await put(change(1), change(2), change(3));
    await notify().go();
    expect(shown()).toEqual([1, 2, 3].map((n) => [`change-${n}`, [`change-${n}`]]));
    expect((await stored()).map(({ notice, noticeAt, noticeId }) => [notice, noticeAt, noticeId])).toEqual(
      [1, 2, 3].map((n) => ['shown', undefined, `change-${n}`]),
    );
    await notify().go();
    expect([notices.shown.length, told]).toEqual([3, 3]);
  });

  it('are one together for more', async () => {
    await put(change(1), change(2), change(3), change(4));
    await notify().go();
    expect(shown()).toEqual([['change-1+', ['change-1', 'change-2', 'change-3', 'change-4']]]);
    expect(told).toBe(1);
  });

  it('keep the name that they were given before the worker died', async () => {
    const named = { noticeId: 'change-1+' };
    await put(change(1, named), change(2, named), change(3), change(4), change(5));
    await notify().go();
    expect(shown()).toEqual([
      ['change-1+', ['change-1', 'change-2']],
      ...[3, 4, 5].map((n) => [`change-${n}`, [`change-${n}`]]),
    ]);
  });

  it('are not shown again when they are there already', async () => {
    await put(change(1));
    step = (name) => (name === 'notice shown' ? Promise.reject(new Error('died')) : Promise.resolve());
    await notify().go();
    expect(bugs).toEqual(['watchlist notices', new Error('died')]);
    expect((await stored())[0]).toMatchObject({ notice: 'due', noticeId: 'change-1' });
    step = async () => undefined;
    await notify().go();
    expect([notices.shown.length, (await stored())[0]?.notice]).toEqual([1, 'shown']);
  });

  it.each([
    ['the user does not want them', 'off'],
    ['the browser does not let Assay show them', 'kept'],
  ] as const)('are settled without being shown: %s', async (_, notice) => {
    settings = { ...settings, watchNotify: notice === 'kept' };
    notices.allowed = notice === 'off';
    await put(change(1), change(2));
    await notify().go();
    expect([shown(), told]).toEqual([[], 1]);
    expect((await stored()).map((row) => [row.notice, row.noticeAt])).toEqual([
      [notice, undefined],
      [notice, undefined],
    ]);
  });

  it('wait for the end of the quiet hours', async () => {
    const hour = new Date(world.clock.now()).getHours();
    settings = { ...settings, quietHours: { from: hour * 60, to: ((hour + 2) % 24) * 60 } };
    await put(change(1));
    await notify().go();
    await world.clock.advance(HOUR);
    expect([shown(), told, (await stored())[0]?.notice]).toEqual([[], 0, 'due']);
    await world.clock.advance(HOUR);
    expect(shown()).toEqual([['change-1', ['change-1']]]);
  });
});

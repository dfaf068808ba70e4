import { describe, expect, it } from 'vitest';
import type { CheckState } from '@/utils/domain/check';
import type { Failure } from '@/utils/domain/failure';
import { UPLOAD_AT_MOST } from '@/utils/domain/upload';
import { verdictOf } from '@/utils/domain/verdict';
import type { CheckRow } from '@/utils/services/checks/row';
import type { OnSent } from '@/utils/services/uploads/posted';
import { ended, type UploadRow } from '@/utils/services/uploads/row';
import { createUploadTable } from '@/utils/services/uploads/table';
import { createUploads } from '@/utils/services/uploads/uploads';
import { answered } from '../../../support/fake-uploading';
import { createMemoryDatabase } from '../../../support/memory-database';
import { REPORT } from '../../domain/a-report';
import { ROW } from '../checks/a-row';
import { SHA256, UPLOAD } from './an-upload';
import { createStepDesk } from './step-desk';

const PATH = '/home/user/setup.exe';
const ORDER = { sha256: SHA256, name: 'setup.exe', size: 4, downloadKey: 'd', path: PATH };
const ANALYSING: UploadRow = { ...UPLOAD, stage: 'analysing', checkId: 'followed' };
const REPORTED: CheckState = {
  ...{ phase: 'report', report: REPORT, verdict: verdictOf(REPORT.counts, 2), fetchedAt: 1, old: false },
  ...{ earlier: null, stillAnalysing: false },
};
const failedBy = (failure: Failure): CheckState => ({ phase: 'failed', failure });

/** Uploads over a table in memory; place, line and checks are the test. */
function desk() {
  const { storage, clock } = createMemoryDatabase();
  const table = createUploadTable(storage);
  const steps = createStepDesk(clock);
  const checks = new Map<string, CheckRow>();
  const seen = {
    ...{ changes: 0, awake: 0, followed: [] as UploadRow[], bugs: [] as string[] },
    given: { follow: async (): Promise<void> => undefined },
  };
  let ids = 0;
  const { place, lanes, ledger, readPosted } = steps.tools;
  const uploads = createUploads({
    ...{ place, lanes, ledger, readPosted, clock, table, checks: steps.tools.checks },
    findCheck: async (id) => checks.get(id) ?? null,
    newId: () => `id-${++ids}`,
    stayAwake() {
      seen.awake += 1;
      return () => {
        seen.awake -= 1;
      };
    },
    onChange() {
      seen.changes += 1;
    },
    async onFollow(row) {
      seen.followed.push(row);
      await seen.given.follow();
    },
    onBug: (where, error) => void seen.bugs.push(`${where}: ${error instanceof Error ? error.message : ''}`),
  });
  checks.set('followed', { ...ROW, id: 'followed' });
  const settle = (): Promise<void> => clock.advance(0);
  return {
    ...{ uploads, table, clock, place, checks, seen, steps, settle },
    row: async (sha256 = SHA256) => (await table.get(sha256)) ?? ended(UPLOAD, 'no-place'),
    /** The check that follows the analysis has ended. */
    async ends(state: CheckState, change: Partial<CheckRow> = {}): Promise<void> {
      const { active: _, ...over } = ROW;
      const indicator = { kind: 'file', value: SHA256 } as const;
      const check: CheckRow = { ...over, id: 'followed', indicator, state, ...change };
      checks.set(check.id, check);
      uploads.onCheck(check);
      await settle();
    },
  };
}

describe('an upload', () => {
  it('is begun under names of its own, driven to the analysis, and lets the file go', async () => {
    const { uploads, row, settle, seen, steps, clock, place } = desk();
    Object.assign(place, { stateOf: async () => (steps.seen.words.length === 0 ? 'nothing' : 'file') });
    const started = await uploads.start(ORDER);
    expect(started).toMatchObject({
      ok: true,
      value: { sha256: SHA256, attempt: 'id-1', name: 'setup.exe', size: 4, downloadKey: 'd', stage: 'file' },
    });
    expect(seen.awake, 'the worker is kept alive for it').toBe(1);
    await settle();
    expect(await row()).toEqual({
      ...{ ...UPLOAD, path: PATH, downloadKey: 'd', attempt: 'id-1', checkId: 'followed' },
      ...{ stage: 'analysing', startedAt: clock.now(), updatedAt: clock.now() },
    });
    expect(steps.seen.followed).toMatchObject([{ id: 'id-2' }]);
    expect(seen.followed).toEqual([await row()]);
    expect(steps.seen.words).toEqual(['read id-1', 'post id-1', 'forget id-1', 'close']);
    expect([seen.awake, seen.bugs]).toEqual([0, []]);
    expect(seen.changes).toBeGreaterThan(3);
  });

  it.each([
    [0, false],
    [1, true],
    [UPLOAD_AT_MOST, true],
    [UPLOAD_AT_MOST + 1, false],
  ])('of %i bytes is begun: %s', async (size, ok) => {
    const { uploads, table } = desk();
    const started = await uploads.start({ ...ORDER, size });
    expect(started.ok).toBe(ok);
    if (ok) return;
    expect(started).toEqual({
      ok: false,
      failure: { tag: 'bad-input', why: { reason: 'refused', message: 'size' } },
    });
    expect(await table.all()).toEqual([]);
  });

  it('has a context by the time that its page is answered, but for what needs no file', async () => {
    const { uploads, table, place } = desk();
    let opened = 0;
    Object.assign(place, {
      async open() {
        opened += 1;
        return true;
      },
      awaitFile: () => new Promise(() => undefined),
    });
    await uploads.start({ ...ORDER, path: null });
    expect(opened).toBeGreaterThan(0);
    const other = desk();
    await other.table.join(ANALYSING);
    Object.assign(other.place, { open: () => Promise.reject(new Error('opened')) });
    expect(await other.uploads.start(ORDER)).toMatchObject({
      value: { stage: 'analysing', attempt: 'try-1' },
    });
    expect(await table.get(SHA256)).toMatchObject({ path: null });
  });

  it('says what is known of it meanwhile, and no longer than that holds', async () => {
    const { uploads, settle, steps, clock, place } = desk();
    let sent: OnSent = () => undefined;
    let end = (): void => undefined;
    Object.assign(place, {
      post: (_: string, __: unknown, onSent: OnSent) =>
        new Promise((resolve) => {
          sent = onSent;
          end = () => resolve(answered(403, { error: { code: 'ForbiddenError', message: 'no' } }));
        }),
    });
    steps.given.travel = async (request, go) => {
      request.onWait?.({ window: 'minute', until: 9 }, 2, 3);
      await settle();
      expect(await uploads.get(SHA256)).toMatchObject({ waiting: { until: 9, place: 2 } });
      await request.onLeave?.(7);
      return go();
    };
    await uploads.start(ORDER);
    for (let round = 0; round < 3; round += 1) await settle();
    sent(0, false);
    await clock.advance(2_000);
    sent(2, false);
    expect(await uploads.get(SHA256)).toMatchObject({
      ...{ progress: { sent: 2, total: 4, speed: 1, left: 2_000 }, waiting: null, cancellable: true },
    });
    sent(4, true);
    expect(await uploads.list()).toMatchObject([{ progress: { sent: 4 }, cancellable: false }]);
    end();
    await settle();
    expect(await uploads.get(SHA256)).toMatchObject({ end: 'refused', progress: null });
  });

  it('is driven once at a time, and once more where that was asked for meanwhile', async () => {
    const { uploads, settle, steps, row } = desk();
    await uploads.start(ORDER);
    await uploads.start(ORDER);
    await settle();
    expect(steps.seen.words.filter((word) => word.startsWith('post'))).toEqual(['post id-1']);
    expect((await row()).attempt).toBe('id-1');
  });

  it('that breaks in a way that nobody thought of has failed, and its file is let go', async () => {
    const { uploads, settle, steps, row, seen, place } = desk();
    Object.assign(place, { readFile: () => Promise.reject(new Error('odd')) });
    await uploads.start(ORDER);
    await settle();
    expect(await row()).toMatchObject({ end: 'refused', failure: { tag: 'internal', detail: 'upload' } });
    expect([seen.bugs, steps.seen.words, seen.awake]).toEqual([['upload: odd'], ['forget id-1', 'close'], 0]);
  });

  it('that breaks after it may have left stays for the next worker to find out', async () => {
    const { uploads, settle, steps, row, place } = desk();
    Object.assign(place, { post: () => Promise.reject(new Error('odd')) });
    steps.given.travel = async (request, go) => {
      await request.onLeave?.(7);
      return go();
    };
    await uploads.start(ORDER);
    await settle();
    expect(await row()).toMatchObject({ stage: 'sending', posting: true, active: 'yes', end: null });
    expect(steps.seen.words).not.toContain('forget id-1');
  });

  it.each([
    ['is gone', null],
    ['has ended', ended(UPLOAD, 'cancelled')],
  ])('that breaks leaves a row that %s as it is', async (_, stored) => {
    const { uploads, settle, table, seen, steps, place } = desk();
    let fail = (): void => undefined;
    Object.assign(place, {
      readFile: () =>
        new Promise((_, reject) => {
          fail = () => reject(new Error('odd'));
        }),
    });
    await uploads.start(ORDER);
    await settle();
    Object.assign(table, { get: async () => stored });
    fail();
    await settle();
    expect(seen.bugs).toEqual(['upload: odd']);
    expect(steps.seen.words).toEqual(['close']);
  });

  it('that ends leaves the context to another that is under way', async () => {
    const { uploads, settle, steps, place } = desk();
    const { readFile } = place;
    Object.assign(place, { readFile: () => new Promise(() => undefined) });
    await uploads.start({ ...ORDER, sha256: 'cd'.repeat(32) });
    await settle();
    Object.assign(place, { readFile });
    await uploads.start(ORDER);
    await settle();
    expect(steps.seen.words).toEqual(['read id-3', 'post id-3', 'forget id-3']);
  });

  it('whose break cannot be written down is told of, too', async () => {
    const { uploads, settle, table, seen, place } = desk();
    Object.assign(place, { readFile: () => Promise.reject(new Error('odd')) });
    await uploads.start(ORDER);
    Object.assign(table, { get: () => Promise.reject(new Error('no database')) });
    await settle();
    expect(seen.bugs).toContain('upload: no database');
    expect(seen.awake).toBe(0);
  });
});

describe('the row of another try', () => {
  it('or one that somebody else has ended is not written over, nor sent', async () => {
    const { uploads, settle, table, row, steps } = desk();
    steps.given.travel = async (request, go) => {
      await table.change(SHA256, (stored) => ended(stored, 'cancelled'));
      const stopped = await request.onLeave?.(7).then(
        () => false,
        () => true,
      );
      return stopped ? { ok: false, failure: { tag: 'cancelled', sent: 0 }, spent: 0 } : go();
    };
    await uploads.start(ORDER);
    await settle();
    expect(await row()).toMatchObject({ end: 'cancelled', attempt: 'id-1' });
    expect(steps.seen.words).toEqual(['read id-1', 'forget id-1', 'close']);
  });

  it('or one that is lost with the database ends nothing', async () => {
    const { uploads, settle, table, seen, steps } = desk();
    await uploads.start(ORDER);
    Object.assign(table, { change: async () => null });
    await settle();
    expect(seen.bugs).toEqual([]);
    expect(steps.seen.words).toContain('forget id-1');
  });

  it('is not written over by what is left of the one before', async () => {
    const { uploads, settle, table, row, steps, place } = desk();
    let go = (): void => undefined;
    Object.assign(place, {
      readFile: () =>
        new Promise((resolve) => {
          go = () => resolve('here');
        }),
    });
    await uploads.start(ORDER);
    await settle();
    await table.change(SHA256, (stored) => ({ ...stored, attempt: 'id-9' }));
    const before = await row();
    go();
    await settle();
    expect(await row()).toEqual(before);
    expect(steps.seen.words, 'its file is needed no more').toContain('forget id-1');
    expect(steps.seen.requests).toEqual([]);
  });
});

describe('cancelling', () => {
  it.each([
    ['is not there', null],
    ['has ended', ended(UPLOAD, 'refused', { tag: 'forbidden' })],
    ['VirusTotal has', ANALYSING],
  ])('changes nothing of what %s', async (_, stored) => {
    const { uploads, table, row, steps } = desk();
    if (stored) await table.join(stored);
    const cancelled = await uploads.cancel(SHA256);
    if (stored === null) return expect(cancelled).toEqual({ ok: false, failure: { tag: 'not-found' } });
    expect(cancelled).toMatchObject({ ok: true, value: { stage: stored.stage, end: stored.end } });
    expect(await row()).toEqual(stored);
    expect(steps.seen.words.filter((word) => word !== 'forget try-1')).toEqual([]);
  });

  it('ends what has not left, of a worker that is dead, and lets its file go', async () => {
    const { uploads, table, row, steps, clock } = desk();
    await table.join({ ...UPLOAD, stage: 'sending' });
    expect(await uploads.cancel(SHA256)).toMatchObject({ value: { stage: 'ended', end: 'cancelled' } });
    expect(await row()).toEqual({ ...ended(UPLOAD, 'cancelled'), updatedAt: clock.now() });
    expect(steps.seen.words).toEqual(['forget try-1']);
  });

  it('of what may have left tells the context, and goes on to its end', async () => {
    const { uploads, table, row, steps, settle } = desk();
    await table.join({ ...UPLOAD, stage: 'sending', posting: true });
    Object.assign(steps.given, { state: 'begun', attached: { posted: 'cancelled' } });
    expect(await uploads.cancel(SHA256)).toMatchObject({ value: { stage: 'sending', end: null } });
    await settle();
    expect(await row()).toMatchObject({ stage: 'ended', end: 'cancelled' });
    expect(steps.seen.words.slice(0, 3)).toEqual(['cancel try-1', 'cancel try-1', 'attach try-1']);
  });

  it('stops the step that is under way', async () => {
    const { uploads, settle, row, place, seen, steps } = desk();
    let stopped: AbortSignal | undefined;
    Object.assign(place, {
      readFile: (_: string, __: unknown, signal: AbortSignal) => {
        stopped = signal;
        return new Promise((resolve) => signal.addEventListener('abort', () => resolve('gone')));
      },
    });
    await uploads.start(ORDER);
    await settle();
    const before = seen.changes;
    await uploads.cancel(SHA256);
    expect([stopped?.aborted, seen.changes > before]).toEqual([true, true]);
    await settle();
    expect(await row()).toMatchObject({ end: 'cancelled', attempt: 'id-1' });
    expect(steps.seen.words).toEqual(['forget id-1', 'close']);
    expect([seen.bugs, seen.awake]).toEqual([[], 0]);
  });

  it('and beginning anew waits for the end of what is under way', async () => {
    const { uploads, settle, row, place, steps } = desk();
    const { readFile } = place;
    let go = (): void => undefined;
    Object.assign(place, {
      readFile: () =>
        new Promise((resolve) => {
          go = () => resolve('gone');
        }),
    });
    await uploads.start(ORDER);
    await settle();
    await uploads.cancel(SHA256);
    Object.assign(place, { readFile });
    expect(await uploads.start(ORDER)).toMatchObject({ value: { attempt: 'id-3', stage: 'file' } });
    await settle();
    expect(steps.seen.words).toEqual([]);
    go();
    await settle();
    expect(await row()).toMatchObject({ stage: 'analysing', attempt: 'id-3' });
    expect(steps.seen.words).toEqual(['forget id-1', 'read id-3', 'post id-3', 'forget id-3', 'close']);
  });
});

describe('the check that follows the analysis', () => {
  const UNKNOWN = (submission: 'none' | 'uncertain' | 'unfinished'): CheckState => ({
    ...{ phase: 'unknown', submission },
  });
  const OTHER: Failure = { tag: 'upstream', status: 200, reason: 'other-file' };
  const SHAPE: Failure = { tag: 'upstream', status: 200, reason: 'unexpected-shape' };

  it.each([
    ['a report', REPORTED, 'analysed', null],
    ['an answer that was lost', UNKNOWN('uncertain'), 'uncertain', null],
    ['an analysis that does not end', UNKNOWN('unfinished'), 'unfinished', null],
    ['nothing', UNKNOWN('none'), 'unfinished', null],
    ['another file', failedBy(OTHER), 'other-file', OTHER],
    ['an odd answer', failedBy(SHAPE), 'refused', SHAPE],
    ['a refusal', failedBy({ tag: 'forbidden' }), 'refused', { tag: 'forbidden' }],
  ] as const)('ends the upload: %s', async (_, state, end, failure) => {
    const { table, row, ends, seen, clock } = desk();
    await table.join(ANALYSING);
    await ends(state);
    expect(await row()).toEqual({ ...ended(ANALYSING, end, failure), updatedAt: clock.now() });
    expect(seen.changes).toBeGreaterThan(0);
  });

  it.each([
    ['is under way', { active: 'file:x' }],
    ['is of an address', { indicator: { kind: 'url', value: SHA256 } as const }],
    ['is another one', { id: 'check-9' }],
    ['is of another file', { indicator: { kind: 'file', value: 'cd'.repeat(32) } as const }],
    ['has not ended', { state: { phase: 'looking-up' } as const }],
  ])('ends nothing where it %s', async (_, change) => {
    const { table, row, ends } = desk();
    await table.join(ANALYSING);
    await ends(REPORTED, change);
    expect(await row()).toEqual(ANALYSING);
  });

  it('ends nothing that is still being sent', async () => {
    const { table, row, ends } = desk();
    const sending: UploadRow = { ...ANALYSING, stage: 'sending' };
    await table.join(sending);
    await ends(REPORTED);
    expect(await row()).toEqual(sending);
  });

  it('ends nothing where there is no upload', async () => {
    const { table, ends, seen } = desk();
    await ends(REPORTED);
    expect([seen.bugs, await table.all()]).toEqual([[], []]);
  });

  it('ends nothing while it waits for a connection, whoever looks', async () => {
    const { uploads, table, row, checks } = desk();
    await table.join(ANALYSING);
    checks.set('followed', { ...ROW, id: 'followed', state: failedBy({ tag: 'offline' }) });
    await uploads.resume();
    expect(await row()).toEqual(ANALYSING);
  });

  it.each([
    ['another try', { ...ANALYSING, attempt: 'try-2' }],
    ['what has ended otherwise', ended(ANALYSING, 'refused')],
  ])('ends not %s, which came in between', async (_, stored) => {
    const { table, ends } = desk();
    await table.join(stored);
    const { get } = table;
    Object.assign(table, { get: async () => ANALYSING });
    await ends(REPORTED);
    expect(await get(SHA256)).toEqual(stored);
  });

  it('whose end cannot be written down is told of', async () => {
    const { table, ends, seen } = desk();
    await table.join(ANALYSING);
    Object.assign(table, { change: () => Promise.reject(new Error('disk full')) });
    await ends(REPORTED);
    expect(seen.bugs).toEqual(['upload: disk full']);
  });

  it('may have ended before anybody listened', async () => {
    const { uploads, row, settle, checks } = desk();
    const { active: _, ...over } = { ...ROW, id: 'followed', state: REPORTED };
    checks.set('followed', over);
    await uploads.start(ORDER);
    await settle();
    expect(await row()).toMatchObject({ stage: 'ended', end: 'analysed' });
  });

  it('that is lost leaves the upload unfinished', async () => {
    const { uploads, table, row, checks } = desk();
    await table.join(ANALYSING);
    checks.clear();
    await uploads.resume();
    expect(await row()).toMatchObject({ stage: 'ended', end: 'unfinished', failure: null });
  });
});

describe('after a birth', () => {
  it('all that is unfinished goes on: what is sent, and what is followed', async () => {
    const { uploads, table, row, settle, seen, steps } = desk();
    const other = 'cd'.repeat(32);
    await table.join({ ...UPLOAD, stage: 'sending' });
    await table.join({ ...ANALYSING, sha256: other, attempt: 'try-2' });
    await table.join(ended({ ...UPLOAD, sha256: 'ef'.repeat(32) }, 'cancelled'));
    expect(await uploads.unfinished()).toHaveLength(2);
    await uploads.resume();
    await settle();
    expect(await row()).toMatchObject({ stage: 'analysing', attempt: 'try-1' });
    expect(await row(other)).toMatchObject({ stage: 'analysing', attempt: 'try-2' });
    expect(seen.followed.map(({ attempt }) => attempt).toSorted()).toEqual(['try-1', 'try-2']);
    expect(steps.seen.words.filter((word) => word === 'close')).toHaveLength(1);
  });

  it('a context that nobody needs is closed also when one of them cannot go on; not when nobody knows', async () => {
    const { uploads, table, steps, seen, checks } = desk();
    await table.join(ANALYSING);
    checks.clear();
    const { change } = table;
    Object.assign(table, { change: () => Promise.reject(new Error('disk full')) });
    await uploads.resume();
    expect([seen.bugs, steps.seen.words]).toEqual([['upload: disk full'], ['close']]);
    Object.assign(table, { change, unfinished: () => Promise.reject(new Error('unreadable')) });
    await expect(uploads.resume()).rejects.toThrow('unreadable');
    expect(steps.seen.words).toEqual(['close']);
  });

  it('a context that nobody needs is closed, and one that somebody needs is not', async () => {
    const { uploads, table, steps, place } = desk();
    await uploads.resume();
    expect(steps.seen.words).toEqual(['close']);
    Object.assign(place, { stateOf: () => new Promise(() => undefined) });
    await table.join({ ...UPLOAD, stage: 'sending' });
    await uploads.resume();
    expect(steps.seen.words).toEqual(['close']);
  });
});

describe('the list', () => {
  it('is newest first, and one that has ended can be taken off', async () => {
    const { uploads, table, seen } = desk();
    for (const [sha256, startedAt] of [
      ['a', 1],
      ['b', 3],
      ['c', 2],
    ] as const) {
      await table.join(ended({ ...UPLOAD, sha256, startedAt }, 'cancelled'));
    }
    expect((await uploads.list()).map(({ sha256 }) => sha256)).toEqual(['b', 'c', 'a']);
    await uploads.remove('c');
    expect(seen.changes).toBe(1);
    expect((await uploads.list()).map(({ sha256 }) => sha256)).toEqual(['b', 'a']);
    expect(await uploads.get('c')).toBeNull();
    await uploads.sweep(1e12);
    expect(await uploads.list()).toEqual([]);
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import type { CheckState } from '@/utils/domain/check';
import { type CheckOrder, type Checks, createChecks } from '@/utils/services/checks/checks';
import type { CheckRow } from '@/utils/services/checks/row';
import { ROW } from './a-row';
import { createLittleChecks } from './little-checks';

const LINK = 'https://a.example/x';
const SECRET = '&token=q9Zk81bXq0vJtR7w';
const WITH_SECRET = `https://a.example/x?nr=17${SECRET}`;
const ID = 'ab'.repeat(32);
const NOT_THERE = { ok: false, failure: { tag: 'not-found' } };

const order = (value: string, more: Partial<CheckOrder> = {}): CheckOrder => ({
  ...{ indicator: { kind: 'url', value }, origin: 'link', secrets: 'ask', ...more },
});

const { active: _, ...REST } = ROW;
const UNKNOWN: CheckState = { phase: 'unknown', submission: 'none' };
const FAILED: CheckState = { phase: 'failed', failure: { tag: 'forbidden' } };
const ENDED: CheckRow = { ...REST, stage: 'ended', state: UNKNOWN };

let little: ReturnType<typeof createLittleChecks>;
let checks: Checks;

beforeEach(() => {
  little = createLittleChecks();
  checks = createChecks(little.parts);
});

/** What was told of last. */
const last = () => little.changes.at(-1);

describe('an order', () => {
  it('goes through the gate, into the table and off', async () => {
    const view = await checks.start(order(LINK));
    expect(view).toMatchObject({ id: 'new-1', sent: LINK, startedAt: little.clock.now() });
    expect(little.changes).toMatchObject([{ id: 'new-1', active: `url:${LINK}` }]);
    await little.settle();
    expect(little.sent).toMatchObject([{ label: 'look up url', lane: 'interactive', ticket: 'new-1' }]);
    expect(await checks.get('new-1')).toMatchObject({ id: 'new-1' });
    expect(await checks.get('nobody')).toBeNull();
  });

  it.each([
    ['http://10.0.0.1/', 'failed'],
    [WITH_SECRET, 'asking'],
  ])('for %s rests in the table, and nothing leaves', async (value, phase) => {
    const view = await checks.start(order(value));
    await little.settle();
    expect(view.state.phase).toBe(phase);
    expect(await little.table.get(view.id)).toEqual(last());
    expect(little.changes).toHaveLength(1);
    expect(little.sent).toEqual([]);
  });

  it.each([
    [new Error('damaged'), { tag: 'internal', detail: 'settings' }],
    [new DOMException('newer', 'VersionError'), { tag: 'storage-closed', why: 'newer' }],
  ])('sends nothing when nobody knows what may leave: %s', async (error, failure) => {
    little.world.settings = () => Promise.reject(error);
    const view = await checks.start(order(LINK));
    await checks.start(order(LINK, { ephemeral: true, origin: 'popup' }));
    await little.settle();
    expect(view).toMatchObject({ id: 'new-1', sent: null, state: { phase: 'failed', failure } });
    expect(await little.table.get('new-1')).toMatchObject({
      ...{ ephemeral: false, origin: 'link', indicator: { kind: 'url', value: LINK } },
      ...{ startedAt: little.clock.now(), updatedAt: little.clock.now() },
    });
    expect(last()).toMatchObject({ ephemeral: true, origin: 'popup' });
    expect(little.sent).toEqual([]);
    expect(little.told[0]).toBe(`bug settings: ${error.message}`);
  });

  it('for the same as another is that one, which goes on as the higher of both', async () => {
    await checks.start(order(LINK, { origin: 'list', lane: 'list' }));
    await checks.start(order(LINK, { origin: 'list', lane: 'list' }));
    expect(little.told).toEqual([]);
    const own = await checks.start(order(LINK));
    expect(own).toMatchObject({ id: 'new-1', origin: 'link' });
    expect(little.told).toEqual(['raise new-1 interactive']);
    expect(last()).toMatchObject({ id: 'new-1', lane: 'interactive' });
    await little.settle();
    little.sent[0]?.onWait?.({ window: 'minute', until: 9 }, 1, 1);
    await little.settle();
    const listed = await checks.start(order(LINK, { origin: 'list', lane: 'list' }));
    expect(listed).toMatchObject({ id: 'new-1', origin: 'link' });
    expect(little.told).toEqual(['raise new-1 interactive']);
    await little.settle();
    expect(little.sent).toHaveLength(1);
  });

  it('that is no indicator is shown with its reason, and cut where it is long', async () => {
    const failure = { tag: 'bad-input', why: { reason: 'not-an-indicator' } } as const;
    const text = 'x'.repeat(3_000);
    const view = await checks.refuse({ text, origin: 'selection', failure, ephemeral: true });
    expect(view).toEqual({
      ...{ id: 'new-1', indicator: { kind: 'url', value: 'x'.repeat(2_000) }, origin: 'selection' },
      ...{ sent: null, removed: [], startedAt: little.clock.now(), spent: 0, ephemeral: true },
      state: { phase: 'failed', failure },
    });
    expect(last()).toEqual({
      ...{
        id: 'new-1',
        indicator: view.indicator,
        origin: 'selection',
        lane: 'interactive',
        ephemeral: true,
      },
      ...{ request: null, removed: [], stage: 'ended', posting: false, refresh: false, following: null },
      ...{ earlier: null, known: null, scanned: false, state: view.state, spent: 0 },
      ...{ startedAt: little.clock.now(), updatedAt: little.clock.now() },
    });
  });
});

describe('the question about secrets', () => {
  it.each([
    ['keep', WITH_SECRET, []],
    ['remove', 'https://a.example/x?nr=17', [{ what: 'secret' }]],
  ] as const)('is answered: %s', async (answer, sent, removed) => {
    const { id } = await checks.start(order(`${WITH_SECRET}#part`));
    await little.clock.advance(9);
    const fragment = { what: 'fragment' };
    expect(await checks.answerSecrets(id, answer)).toMatchObject({
      value: { sent, removed: [fragment, ...removed], state: { phase: 'looking-up' } },
    });
    expect(last()?.indicator.value, 'no more is kept than was sent').toBe(sent);
    expect(last()).toMatchObject({ active: `url:${sent}`, stage: 'look-up', updatedAt: little.clock.now() });
    await little.settle();
    expect(little.sent).toHaveLength(1);
  });

  it('that was not asked has no answer', async () => {
    await little.table.save(ENDED);
    expect(await checks.answerSecrets(ROW.id, 'keep')).toMatchObject({ ok: true, value: { state: UNKNOWN } });
    expect(await checks.answerSecrets('nobody', 'keep')).toEqual(NOT_THERE);
    expect(little.changes).toEqual([]);
  });
});

describe('cancelling', () => {
  it('ends what goes on, and says how much it has cost', async () => {
    await little.table.save({ ...ROW, spent: 2 });
    await little.clock.advance(9);
    expect(await checks.cancel(ROW.id)).toMatchObject({
      value: { state: { phase: 'failed', failure: { tag: 'cancelled', sent: 2 } } },
    });
    expect(await little.table.get(ROW.id)).toMatchObject({ stage: 'ended', updatedAt: little.clock.now() });
    expect(await little.table.unfinished()).toEqual([]);
  });

  it('ends the question about secrets, and the wait for a connection', async () => {
    const { id } = await checks.start(order(WITH_SECRET));
    expect(await checks.cancel(id)).toMatchObject({ value: { state: { failure: { tag: 'cancelled' } } } });
    await little.table.save({ ...ROW, stage: 'offline', state: FAILED });
    expect(await checks.cancel(ROW.id)).toMatchObject({
      value: { state: { failure: { tag: 'cancelled' } } },
    });
  });

  it('leaves what has ended as it is', async () => {
    await little.table.save(ENDED);
    expect(await checks.cancel(ROW.id)).toMatchObject({ ok: true, value: { state: UNKNOWN } });
    expect(await checks.cancel('nobody')).toEqual(NOT_THERE);
    expect(little.changes).toEqual([]);
  });

  it('is what taking back does to a look-up that has not left', async () => {
    await little.table.save({
      ...ROW,
      state: { phase: 'waiting', wait: { window: 'minute', until: 9 }, place: 1, inLine: 1 },
    });
    await checks.takeBack(ROW.id);
    expect(await little.table.get(ROW.id)).toMatchObject({ state: { failure: { tag: 'cancelled' } } });
  });
});

describe('retrying', () => {
  it('asks anew for what was asked for, whatever is in the cache', async () => {
    little.world.cached = { unknown: true, fetchedAt: 1 };
    await little.table.save({ ...ENDED, scanned: true });
    expect(await checks.retry(ROW.id)).toMatchObject({
      value: { id: ROW.id, state: { phase: 'looking-up' } },
    });
    await little.settle();
    expect(little.sent).toMatchObject([{ fresh: true }]);
    expect(last()).toMatchObject({ refresh: true, scanned: false, stage: 'look-up', active: `url:${LINK}` });
  });

  it('starts over where nothing could be asked for', async () => {
    const { id } = await checks.start(order(WITH_SECRET, { ephemeral: true, origin: 'popup' }));
    await checks.cancel(id);
    expect(await checks.retry(id)).toMatchObject({
      value: { id: 'new-2', ephemeral: true, origin: 'popup', state: { phase: 'asking' } },
    });
    expect(last()).not.toHaveProperty('urlId');
    await little.table.save({ ...ENDED, request: null, urlId: ID });
    await checks.retry(ROW.id);
    expect(last()).toMatchObject({ id: 'new-3', urlId: ID, active: `url:${ID}` });
    expect(await checks.retry('nobody')).toEqual(NOT_THERE);
  });

  it('leaves what goes on as it is', async () => {
    await little.table.save(ROW);
    expect(await checks.retry(ROW.id)).toMatchObject({ ok: true, value: { id: ROW.id } });
    expect(little.changes).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import type { ObjectRef } from '@/utils/domain/community';
import { MINUTE } from '@/utils/domain/duration';
import type { Failure } from '@/utils/domain/failure';
import type { SectionName } from '@/utils/domain/report-section';
import type { LaneReply, LaneRequest, Lanes } from '@/utils/services/quota/lanes';
import { createSections } from '@/utils/services/report/sections';
import { createSectionCache } from '@/utils/services/storage/sections';
import { createMemoryDatabase } from '../../../support/memory-database';
import { harness, json } from '../virustotal/harness';

const DOMAIN = { kind: 'domain', id: 'a.example' } as const;
const KEPT = { keep: true };

/** A request in line; a test lets it leave and says what becomes of it: a failure, or null for its answer. */
type Order = Pick<LaneRequest<unknown>, 'label' | 'signal' | 'onWait' | 'onLeave'> & {
  end(failure: Failure | null): void;
};

/** Sections whose line is the test; VirusTotal has one page of everything, which says that more follow. */
function desk(settings = async (): Promise<{ privateHosts: readonly string[] }> => ({ privateHosts: [] })) {
  const { storage, clock } = createMemoryDatabase();
  const cache = createSectionCache(storage);
  const { client } = harness(() => json({ data: [], meta: { cursor: 'n=', count: 7 } }));
  const orders: Order[] = [];
  let awake = 0;
  const lanes: Lanes = {
    async send<T>(request: LaneRequest<T>): Promise<LaneReply<T>> {
      const failure = await new Promise<Failure | null>((resolve) => {
        orders.push({ ...request, end: resolve });
      });
      return failure ? { ok: false, failure, spent: 1 } : { ...(await request.call(client)), spent: 1 };
    },
    raise: () => undefined,
    resume: () => undefined,
  };
  const keepAwake = () => {
    awake += 1;
    return () => {
      awake -= 1;
    };
  };
  const sections = createSections({ lanes, cache, clock, settings, keepAwake });
  return {
    ...{ clock, cache, orders, sections, awake: () => awake },
    read: (section: SectionName, ref: ObjectRef = DOMAIN, cursor: string | null = null) =>
      sections.read({ ...ref, section, cursor }, KEPT),
    /** So many are in line by now. */
    async came(count: number): Promise<void> {
      await clock.advance(0);
      expect(orders).toHaveLength(count);
    },
    failureOf: async (section: SectionName) =>
      (await sections.list(DOMAIN)).find((state) => state.section === section)?.failure,
  };
}

describe('a section that is waited for', () => {
  it('keeps the worker awake until it has its answer, be it none', async () => {
    const { read, came, orders, awake } = desk();
    const [comments, votes] = [read('comments'), read('votes')];
    expect(awake()).toBe(2);
    await came(2);
    orders[0]?.end(null);
    expect(await comments).toMatchObject({ ok: true });
    orders[1]?.end({ tag: 'forbidden' });
    expect(await votes).toMatchObject({ ok: false });
    expect(awake()).toBe(0);
  });

  it('lets the worker sleep also when the settings cannot be read, and sends nothing', async () => {
    const { read, orders, awake } = desk(() => Promise.reject(new Error('settings')));
    await expect(read('comments')).rejects.toThrow('settings');
    expect([awake(), orders.length]).toEqual([0, 0]);
  });

  it('says until when, by section and object, until it has left', async () => {
    const { read, came, orders, sections, clock } = desk();
    const until = clock.now() + MINUTE;
    const waits = (section: SectionName, ref: ObjectRef = DOMAIN) => sections.waitsUntil({ ...ref, section });
    void read('comments');
    await came(1);
    expect(waits('comments')).toBeNull();
    orders[0]?.onWait?.({ window: 'minute', until }, 1, 1);
    expect(waits('comments')).toBe(until);
    expect(waits('votes')).toBeNull();
    expect(waits('comments', { kind: 'ip', id: DOMAIN.id })).toBeNull();
    await orders[0]?.onLeave?.(1);
    expect(waits('comments')).toBeNull();
  });

  it('waits no longer once it has failed in line', async () => {
    const { read, came, orders, sections, clock } = desk();
    const reading = read('comments');
    await came(1);
    orders[0]?.onWait?.({ window: 'minute', until: clock.now() + MINUTE }, 1, 1);
    orders[0]?.end({ tag: 'no-key' });
    await reading;
    expect(sections.waitsUntil({ ...DOMAIN, section: 'comments' })).toBeNull();
  });

  it('waits four minutes for a slot and no longer', async () => {
    const { read, came, orders, clock } = desk();
    const reading = read('comments');
    await came(1);
    orders[0]?.onWait?.({ window: 'minute', until: clock.now() + 4 * MINUTE }, 9, 9);
    expect(orders[0]?.signal?.aborted).toBe(false);
    orders[0]?.onWait?.({ window: 'minute', until: clock.now() + 4 * MINUTE + 1 }, 9, 9);
    expect(orders[0]?.signal?.aborted).toBe(true);
    orders[0]?.end({ tag: 'cancelled', sent: 0 });
    expect(await reading).toMatchObject({ failure: { tag: 'quota', window: 'minute' } });
  });
});

describe('who asks', () => {
  it('for the same page joins; for another page, section, object or a private window does not', async () => {
    const { read, came, orders, sections } = desk();
    const [one, two] = [read('comments'), read('comments')];
    const apart = [
      sections.read({ ...DOMAIN, section: 'comments', cursor: null }, { keep: false }),
      read('comments', DOMAIN, 'n='),
      read('comments', DOMAIN, 'm='),
      read('votes'),
      read('comments', { kind: 'domain', id: 'b.example' }),
    ];
    await came(6);
    for (const { end } of orders) end(null);
    expect(await one).toBe(await two);
    const all = await Promise.all([one, ...apart]);
    expect(new Set(all).size).toBe(6);
  });

  it('and leaves is told so, and the others get the answer', async () => {
    const { sections, came, orders } = desk();
    const page = { ...DOMAIN, section: 'comments', cursor: null } as const;
    const [one, other] = ['one', 'other'].map((asker) => sections.read(page, { keep: true, asker }));
    await came(1);
    sections.stop(page, 'one');
    expect(await one).toEqual({ ok: false, failure: { tag: 'cancelled', sent: 0 } });
    orders[0]?.end(null);
    expect(await other).toMatchObject({ ok: true });
  });

  it('for what a public key may not read gets no answer, and nobody is kept awake', async () => {
    const { read, orders, awake } = desk();
    expect(await read('whois', { kind: 'url', id: 'ab'.repeat(32) })).toEqual({
      ok: false,
      failure: { tag: 'forbidden' },
    });
    expect([awake(), orders.length]).toEqual([0, 0]);
  });
});

describe('what stays here', () => {
  const listed = async () => ({ privateHosts: ['a.example', '203.0.113.7'] });

  it.each([
    ['domain', 'a.example', 'own-list'],
    ['ip', '203.0.113.7', 'own-list'],
    ['ip', '10.0.0.1', 'private-address'],
    ['domain', 'nas.local', 'local-name'],
  ] as const)('%s %s', async (kind, id, rule) => {
    const { read, orders } = desk(listed);
    const reply = await read('comments', { kind, id });
    expect(reply).toEqual({ ok: false, failure: { tag: 'private', rule, host: id } });
    expect(orders).toEqual([]);
  });

  it.each([
    ['url', 'ab'.repeat(32)],
    ['file', 'cd'.repeat(32)],
    ['domain', 'b.example'],
  ] as const)('not so %s %s', async (kind, id) => {
    const { read, came } = desk(listed);
    void read('comments', { kind, id });
    await came(1);
  });
});

describe('why the last try failed', () => {
  const OF_THE_SECTION: readonly Failure[] = [
    { tag: 'forbidden' },
    { tag: 'not-found' },
    { tag: 'timeout' },
    { tag: 'upstream', status: 503 },
    { tag: 'storage-full' },
    { tag: 'internal', detail: 'x' },
  ];
  const OF_NO_SECTION: readonly Failure[] = [
    { tag: 'cancelled', sent: 0 },
    { tag: 'no-key' },
    { tag: 'wrong-key' },
    { tag: 'inactive-user' },
    { tag: 'permission-missing', origin: 'https://x.example' },
    { tag: 'private', rule: 'own-list', host: 'a.example' },
    { tag: 'offline' },
    { tag: 'quota', window: 'day', resetsAt: 5 },
    { tag: 'too-many-requests', retryAt: 5 },
  ];

  it.each(OF_THE_SECTION)('is said of it alone until it is read: $tag', async (failure) => {
    const { read, came, orders, failureOf } = desk();
    const failing = read('comments');
    await came(1);
    orders[0]?.end(failure);
    expect(await failing).toEqual({ ok: false, failure });
    expect([await failureOf('comments'), await failureOf('votes')]).toEqual([failure, null]);
    const again = read('comments');
    await came(2);
    orders[1]?.end(null);
    await again;
    expect(await failureOf('comments')).toBeNull();
  });

  it.each(OF_NO_SECTION)('is said of none where it is not the section’s: $tag', async (failure) => {
    const { read, came, orders, failureOf } = desk();
    const failing = read('comments');
    await came(1);
    orders[0]?.end(failure);
    expect(await failing).toEqual({ ok: false, failure });
    expect(await failureOf('comments')).toBeNull();
  });
});

describe('what is kept', () => {
  it('is told with its age and number, for the sections of that kind', async () => {
    const { read, came, orders, sections, clock } = desk();
    const reading = read('comments');
    await came(1);
    orders[0]?.end(null);
    expect(await reading).toMatchObject({
      value: { section: 'comments', cursor: null, fetchedAt: clock.now(), content: { shape: 'comments' } },
    });
    const at = clock.now();
    await clock.advance(MINUTE);
    const [comments, votes] = await sections.list(DOMAIN);
    expect(comments).toEqual({ section: 'comments', keptAt: at, total: 7, failure: null });
    expect(votes).toEqual({ section: 'votes', keptAt: null, total: null, failure: null });
    expect(await sections.kept({ ...DOMAIN, section: 'comments' }, { leaveTrace: true })).toHaveLength(1);
  });

  it('is nothing of a private window, nor of what failed', async () => {
    const { sections, read, came, orders } = desk();
    const hidden = sections.read({ ...DOMAIN, section: 'comments', cursor: null }, { keep: false });
    const failing = read('votes');
    await came(2);
    orders[0]?.end(null);
    orders[1]?.end({ tag: 'timeout' });
    await Promise.all([hidden, failing]);
    expect((await sections.list(DOMAIN)).map(({ keptAt }) => keptAt)).toEqual(Array(10).fill(null));
  });

  it('is no answer from before something was published, each time anew', async () => {
    const { sections, read, came, orders } = desk();
    const kept = () => sections.kept({ ...DOMAIN, section: 'comments' }, { leaveTrace: true });
    for (let times = 0; times < 3; times += 1) {
      const before = read('comments');
      await came(times + 1);
      await sections.forget(DOMAIN, 'comments');
      orders[times]?.end(null);
      await before;
      expect(await kept(), `${times} times before`).toEqual([]);
    }
    const after = read('comments');
    await came(4);
    orders[3]?.end(null);
    await after;
    expect(await kept()).toHaveLength(1);
    await sections.forget(DOMAIN, 'votes');
    expect(await kept(), 'of another section').toHaveLength(1);
    await sections.forget(DOMAIN, 'comments');
    expect(await kept()).toEqual([]);
  });

  it.each([
    ['file', 'behaviour', 'behaviour'],
    ['domain', 'parent', 'related'],
  ] as const)('is that there is none, where VirusTotal says so: %s %s', async (kind, section, shape) => {
    const { sections, read, came, orders, clock } = desk();
    const ref = { kind, id: kind === 'file' ? 'ab'.repeat(32) : 'a.example' };
    const reading = read(section, ref);
    await came(1);
    orders[0]?.end({ tag: 'not-found' });
    const value = { section, cursor: null, fetchedAt: clock.now(), content: { shape } };
    expect(await reading).toMatchObject({ ok: true, value });
    expect(await sections.kept({ ...ref, section }, { leaveTrace: true })).toMatchObject([value]);
  });

  it('is not, where a section that may be none failed in another way', async () => {
    const { read, came, orders } = desk();
    const reading = read('parent');
    await came(1);
    orders[0]?.end({ tag: 'timeout' });
    expect(await reading).toEqual({ ok: false, failure: { tag: 'timeout' } });
  });
});

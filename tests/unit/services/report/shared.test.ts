import { describe, expect, it } from 'vitest';
import { createShared } from '@/utils/services/report/shared';

/** Things under way that a test answers: how often each was begun, its signal, and the word that ends it. */
function desk() {
  const shared = createShared<string>();
  const begun: { readonly key: string; readonly signal: AbortSignal; end(answer: string): void }[] = [];
  const ask = (key: string, asker?: string, group = key[0] ?? ''): Promise<string> =>
    shared.join(
      { key, group, asker },
      (signal) => new Promise((resolve) => begun.push({ key, signal, end: resolve })),
      'left',
    );
  return { shared, begun, ask };
}

describe('what several ask for at the same time', () => {
  it('is begun once, and its answer is everybody’s', async () => {
    const { begun, ask } = desk();
    const asked = [ask('a1', 'one'), ask('a1', 'other'), ask('a1')];
    expect(begun).toHaveLength(1);
    begun[0]?.end('yes');
    expect(await Promise.all(asked)).toEqual(['yes', 'yes', 'yes']);
  });

  it('is another thing under another key, and again once it has its answer', async () => {
    const { begun, ask } = desk();
    const first = ask('a1');
    void ask('a2');
    begun[0]?.end('yes');
    await first;
    void ask('a1');
    expect(begun.map(({ key }) => key)).toEqual(['a1', 'a2', 'a1']);
  });

  it('may be begun again when it has failed', async () => {
    const shared = createShared<string>();
    const what = { key: 'a1', group: 'a', asker: undefined };
    await expect(shared.join(what, () => Promise.reject(new Error('no')), 'left')).rejects.toThrow('no');
    expect(await shared.join(what, async () => 'yes', 'left')).toBe('yes');
  });
});

describe('who leaves', () => {
  it('waits no longer, and the others do', async () => {
    const { shared, begun, ask } = desk();
    const [one, other] = [ask('a1', 'one'), ask('a1', 'other')];
    shared.leave('a', 'one');
    expect(await one).toBe('left');
    expect(begun[0]?.signal.aborted).toBe(false);
    begun[0]?.end('yes');
    expect(await other).toBe('yes');
  });

  it('as the last one stops it, and hears how it ends', async () => {
    const { shared, begun, ask } = desk();
    const [one, other] = [ask('a1', 'one'), ask('a1', 'other')];
    shared.leave('a', 'one');
    shared.leave('a', 'other');
    expect(begun[0]?.signal.aborted).toBe(true);
    begun[0]?.end('what was in the air');
    expect(await Promise.all([one, other])).toEqual(['left', 'what was in the air']);
  });

  it('leaves with all that it asked for under that name', async () => {
    const { shared, begun, ask } = desk();
    const mine = [ask('a1', 'one'), ask('a1', 'one')];
    const others = ask('a1', 'other');
    shared.leave('a', 'one');
    expect(await Promise.all(mine)).toEqual(['left', 'left']);
    expect(begun[0]?.signal.aborted).toBe(false);
    begun[0]?.end('yes');
    expect(await others).toBe('yes');
    void ask('a1', 'one');
    void ask('a1', 'one');
    shared.leave('a', 'one');
    expect(begun[1]?.signal.aborted, 'all of its askers are the last one').toBe(true);
  });

  it('stops nothing of another group, of another asker, or that has its answer', async () => {
    const { shared, begun, ask } = desk();
    void ask('a1', 'one');
    void ask('b1', 'one');
    const done = ask('a2', 'one');
    begun[2]?.end('yes');
    await done;
    shared.leave('b', 'other');
    shared.leave('b', undefined);
    expect(begun.map(({ signal }) => signal.aborted)).toEqual([false, false, false]);
    shared.leave('b', 'one');
    expect(begun.map(({ signal }) => signal.aborted)).toEqual([false, true, false]);
    shared.leave('a', 'one');
    expect(begun.map(({ signal }) => signal.aborted)).toEqual([true, true, false]);
  });
});

describe('what is forgotten', () => {
  it('is joined by nobody any more, and still answers who has asked', async () => {
    const { shared, begun, ask } = desk();
    const before = ask('a1', 'one');
    const apart = ask('b1', 'one');
    shared.forget('a');
    const after = ask('a1', 'one');
    void ask('b1', 'other');
    expect(begun.map(({ key }) => key)).toEqual(['a1', 'b1', 'a1']);
    begun[0]?.end('old');
    expect(await before).toBe('old');
    // The old one has ended; the new one is still the one to join.
    const joined = ask('a1', 'third');
    expect(begun).toHaveLength(3);
    begun[2]?.end('new');
    begun[1]?.end('other');
    expect(await Promise.all([after, joined, apart])).toEqual(['new', 'new', 'other']);
  });

  it('can still be stopped', () => {
    const { shared, begun, ask } = desk();
    void ask('a1', 'one');
    shared.forget('a');
    shared.leave('a', 'one');
    expect(begun[0]?.signal.aborted).toBe(true);
  });
});

// @vitest-environment happy-dom
import { beforeEach, expect, it, vi } from 'vitest';
import { createNearness } from '@/components/marks/nearness';

type Tell = (entries: readonly Partial<IntersectionObserverEntry>[]) => void;

/** Observers that tell when the test does: the first made is the fine one, the second that of groups. */
const made: { tell: Tell; watched: Set<Element> }[] = [];

beforeEach(() => {
  made.length = 0;
  document.body.innerHTML = '';
  vi.stubGlobal('IntersectionObserver', function observer(tell: Tell) {
    const watched = new Set<Element>();
    made.push({ tell, watched });
    return {
      observe: (element: Element) => watched.add(element),
      unobserve: (element: Element) => watched.delete(element),
      disconnect: () => watched.clear(),
    };
  });
});

function rows(many: number): readonly Element[] {
  const all = Array.from({ length: many }, () => document.createElement('p'));
  document.body.append(...all);
  return all;
}

const at = (target: Element | undefined, isIntersecting: boolean): Partial<IntersectionObserverEntry> => ({
  ...(target ? { target } : {}),
  isIntersecting,
  boundingClientRect: new DOMRect(0, 0, 9, 9),
});

it('lets another stand for a group whose first left while it was far', () => {
  const nearness = createNearness(() => undefined);
  const all = rows(20);
  for (const row of all) nearness.watch(row);
  expect([...(made[1]?.watched ?? [])]).toEqual([all[0], all[16]]);
  all[0]?.remove();
  nearness.lookAtFirsts();
  expect([...(made[1]?.watched ?? [])]).toEqual([all[16], all[1]]);
});

it('takes what moved into the group where it stands, and takes its mark away where that is far', () => {
  const told = vi.fn();
  const nearness = createNearness(told);
  const all = rows(2);
  for (const row of all) nearness.watch(row);
  made[1]?.tell([at(all[0], true)]);
  expect(made[0]?.watched.size).toBe(2);
  nearness.begin();
  nearness.move(all[1] as Element);
  expect([...(made[0]?.watched ?? [])]).toEqual([all[0]]);
  expect([...(made[1]?.watched ?? [])]).toEqual(all);
  expect(told).not.toHaveBeenCalled();
  made[1]?.tell([at(all[1], false)]);
  expect(told).toHaveBeenCalledWith([], [all[1]]);
});

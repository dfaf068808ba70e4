import { isConnected } from './nodes';

/** Which of the watched elements are near the window. Told after a layout, with what it found: nobody asks for one. */
export interface Nearness {
  /** Watches an element from now on; one that is watched is told anew. */
  watch(element: Element): void;
  /** The same for one that may have come from another place: its old group stands there. */
  move(element: Element): void;
  /** Finds the groups that lost their first while it was far, of which no observer tells. */
  lookAtFirsts(): void;
  /** Begins a new group: what comes next stands somewhere else. */
  begin(): void;
  /** Tells these, which are near, anew after the next layout. */
  look(elements: Iterable<Element>): void;
  stop(): void;
}

/** How far from the window marks are made ready, so that scrolling finds them there; and, further, groups. */
const NEAR = '400px 0px';
const GROUP_NEAR = '2000px';
/** The browser looks at each watched element at each frame: with this many in a group at a sixteenth of them. */
const GROUP = 16;

interface Group {
  members: WeakRef<Element>[];
  first: WeakRef<Element>;
  /** Null until it is told. */
  isNear: boolean | null;
}

/**
 * Elements that were found one after the other are a group, for which its first stands. Only while that is near, or
 * has no box to go by, is each of the group watched itself.
 */
export function createNearness(
  onTold: (near: readonly Element[], gone: readonly Element[]) => void,
): Nearness {
  const groups = new WeakMap<Element, Group>();
  const all = new Set<Group>();
  let current: Group | null = null;

  const fine = new IntersectionObserver(
    (entries) => {
      const last = new Map(entries.map(({ target, isIntersecting }) => [target, isIntersecting]));
      const near = [...last].filter(([element, is]) => is && groups.get(element)?.isNear);
      const gone = [...last].filter(([, is]) => !is);
      onTold(
        near.map(([element]) => element),
        gone.map(([element]) => element),
      );
    },
    { rootMargin: NEAR },
  );
  // Firefox before 141 does not know the margin within scrollers; there groups in them come into view a little late.
  const coarseOptions = { rootMargin: GROUP_NEAR, scrollMargin: GROUP_NEAR };
  const coarse = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting, boundingClientRect: box } of entries) {
      const group = groups.get(target);
      if (group?.first.deref() !== target) continue;
      if (!isConnected(target)) lead(group);
      turn(group, isIntersecting || (box.width === 0 && box.height === 0));
    }
  }, coarseOptions);

  function membersOf(group: Group): readonly Element[] {
    return group.members.flatMap((member) => member.deref() ?? []).filter(isConnected);
  }

  /** Another one stands for the group once its first has left it or the page. */
  function lead(group: Group): void {
    const before = group.first.deref();
    if (before) coarse.unobserve(before);
    const [next] = membersOf(group);
    if (!next) {
      all.delete(group);
      return;
    }
    group.first = new WeakRef(next);
    coarse.observe(next);
  }

  function join(element: Element): void {
    if (!current || current.members.length >= GROUP || !all.has(current)) {
      const first = new WeakRef(element);
      current = { members: [], first, isNear: null };
      all.add(current);
      coarse.observe(element);
    }
    current.members.push(new WeakRef(element));
    groups.set(element, current);
    if (current.isNear) again(element);
    else if (current.isNear === false) onTold([], [element]);
  }

  function leave(group: Group, element: Element): void {
    fine.unobserve(element);
    group.members = group.members.filter((member) => member.deref() !== element);
    if (group.first.deref() === element) lead(group);
  }

  function turn(group: Group, isNear: boolean): void {
    if (group.isNear === isNear) return;
    group.isNear = isNear;
    const members = membersOf(group);
    for (const member of members) {
      if (isNear) fine.observe(member);
      else fine.unobserve(member);
    }
    if (!isNear) onTold([], members);
  }

  function again(element: Element): void {
    fine.unobserve(element);
    fine.observe(element);
  }

  return {
    watch(element) {
      const known = groups.get(element);
      if (!known) join(element);
      else if (known.isNear) again(element);
    },
    move(element) {
      const known = groups.get(element);
      if (known) leave(known, element);
      join(element);
    },
    lookAtFirsts() {
      for (const group of all) {
        const first = group.first.deref();
        if (!first || !isConnected(first)) lead(group);
      }
    },
    begin() {
      current = null;
    },
    look(elements) {
      for (const element of [...elements]) again(element);
    },
    stop() {
      fine.disconnect();
      coarse.disconnect();
    },
  };
}

import { isHigher, LANES, type Lane } from '@/utils/domain/quota';
import { createWatchTurn } from './watch-turn';

/** What decides who goes first. */
export interface Place {
  readonly lane: Lane;
  /** Orders within a lane, smallest first. */
  readonly order: number;
  /** Sent before and refused: it goes before the others of its lane. */
  readonly returned: boolean;
  readonly ticket: string | undefined;
  raise(lane: Lane): void;
}

/** Those who wait, in the order in which they will go: by lane, then by order, then as they came. */
export interface Line<Member extends Place> {
  add(member: Member): void;
  /** False when it was not in the line. */
  remove(member: Member): boolean;
  /** Whose turn it is: the first in order, or now and then the watchlist's (`watch-turn`). */
  first(): Member | undefined;
  /** Takes it out as one that has had its turn; it may come back by `add`. False when it was not in the line. */
  depart(member: Member): boolean;
  /** Its journey is over: if it has not come back by now, it does not. */
  ended(member: Member): void;
  /** Puts those with this ticket into a lane, where it is a higher one; those who departed for when they come back. */
  raise(ticket: string, lane: Lane): void;
  members(): readonly Member[];
}

export function createLine<Member extends Place>(): Line<Member> {
  const members: Member[] = [];
  const away = new Set<Member>();
  const turn = createWatchTurn();

  function add(member: Member): void {
    away.delete(member);
    members.splice(placeFor(members, member), 0, member);
  }

  function remove(member: Member): boolean {
    const at = members.indexOf(member);
    if (at >= 0) members.splice(at, 1);
    return at >= 0;
  }

  return {
    add,
    remove,
    first: () => turn.next(members),
    depart(member) {
      const wasThere = remove(member);
      if (wasThere) {
        turn.left(member.lane);
        away.add(member);
      }
      return wasThere;
    },
    ended: (member) => void away.delete(member),
    raise(ticket, lane) {
      for (const member of [...members, ...away]) {
        if (member.ticket !== ticket || !isHigher(lane, member.lane)) continue;
        const waits = remove(member);
        member.raise(lane);
        if (waits) add(member);
      }
    },
    members: () => [...members],
  };
}

/** The first place whose member goes after this one; equals keep the order in which they came. */
function placeFor(members: readonly Place[], member: Place): number {
  let [low, high] = [0, members.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = members[middle];
    if (other && compare(other, member) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function compare(a: Place, b: Place): number {
  return (
    LANES.indexOf(a.lane) - LANES.indexOf(b.lane) ||
    Number(b.returned) - Number(a.returned) ||
    a.order - b.order
  );
}

import { MINUTE } from '@/utils/domain/duration';
import type { Wait } from '@/utils/domain/quota';
import type { Tally } from './tally';

/** A refusal, with when it was written down: a clock that was set back since must not prolong it. */
export interface Block extends Wait {
  readonly setAt: number;
  /** Holds for lists and what is below them: a gateway keeps the rest for clicks and downloads. */
  readonly lowerOnly?: boolean;
}

/** How a refusal that no quota explains is waited out. */
export interface BackOff {
  readonly until: number;
  /** Such refusals without one answer in between, this one among them. */
  readonly inARow: number;
}

/** The longest that one unexplained refusal is waited out; the next may follow. */
const LONGEST = 16 * MINUTE;
/** Waits that no quota demands. */
const PAUSES: readonly Wait['window'][] = ['minute', 'slow-down'];

/** The refusals that still hold; one that was written "later than now" begins now. */
export function holding(blocked: readonly Block[], now: number): readonly Block[] {
  return blocked
    .map((block) =>
      block.setAt <= now ? block : { ...block, setAt: now, until: now + (block.until - block.setAt) },
    )
    .filter((block) => block.until > now);
}

/** Nothing leaves until then. A refusal never shortens the wait that an earlier one demanded. */
export function withBlock(tally: Tally, { window, until }: Wait, now: number, lowerOnly = false): Tally {
  const same = (block: Block) => block.window === window && (block.lowerOnly ?? false) === lowerOnly;
  const earlier = tally.blocked.find(same);
  const others = tally.blocked.filter((block) => !same(block));
  const held = { window, until: Math.max(until, earlier?.until ?? 0), setAt: now };
  const block: Block = lowerOnly ? { ...held, lowerOnly } : held;
  return { ...tally, blocked: [...others, block] };
}

/** One refusal more in a row: 60, 120, 240 s and so on are waited out, or until `atLeast`. */
export function backOffOf(tally: Tally, now: number, atLeast: number): BackOff {
  const inARow = tally.refusedInARow + 1;
  return { inARow, until: Math.max(now + Math.min(MINUTE * 2 ** (inARow - 1), LONGEST), atLeast) };
}

/** The waits that no quota demands are over, and the next begins anew with the shortest. */
export function withoutPauses(tally: Tally): Tally {
  const blocked = tally.blocked.filter(({ window }) => !PAUSES.includes(window));
  return { ...tally, blocked, refusedInARow: 0 };
}

/** VirusTotal's count leaves room in the day or month: then a refusal of that is over. */
export function withoutRefuted(
  tally: Tally,
  open: { readonly day: boolean; readonly month: boolean },
): Tally {
  const refuted = (window: Wait['window']) =>
    (window === 'day' && open.day) || (window === 'month' && open.month);
  return { ...tally, blocked: tally.blocked.filter(({ window }) => !refuted(window)) };
}

import type { QuotaWindow } from './failure';
import type { Share } from './gateway-word';

/** Who goes first when a slot is free, highest first (DESIGN §4). */
export const LANES = ['interactive', 'download', 'page', 'list', 'watch'] as const;
export type Lane = (typeof LANES)[number];

/** How a request goes: in which lane, and whether a copy that a gateway keeps will not do. */
export interface Manner {
  readonly lane: Lane;
  readonly fresh: boolean;
}

/** What the account may spend in each window. */
export interface QuotaLimits {
  readonly minute: number;
  readonly day: number;
  readonly month: number;
}

/** What a public key has, until the account tells otherwise (virustotal-api.md §1). */
export const PUBLIC_KEY_LIMITS: QuotaLimits = { minute: 4, day: 500, month: 15_500 };

/** The meter in every footer: what was spent, of what. Times are Unix milliseconds. */
export interface QuotaView {
  readonly limits: QuotaLimits;
  readonly minuteUsed: number;
  readonly dayUsed: number;
  readonly monthUsed: number;
  /** When each request of the last minute left, oldest first: the needles of the ruler. */
  readonly minuteSpends: readonly number[];
  readonly dayEndsAt: number;
  readonly monthEndsAt: number;
  /** The limits come from the account, not from the public default. */
  readonly learned: boolean;
  /** Behind a gateway day and month are the team's; this is what is one's own of the day. */
  readonly own?: Share;
  /** The gateway is away, and until then (Unix ms) it is the key of one's own that is spent. */
  readonly directUntil?: number;
}

/** The lanes that the reserve is for. */
export function isUpperLane(lane: Lane): boolean {
  return lane === 'interactive' || lane === 'download';
}

/** Whether what waits in this lane goes before what waits in the other. */
export function isHigher(lane: Lane, other: Lane): boolean {
  return LANES.indexOf(lane) < LANES.indexOf(other);
}

/** Why a request cannot leave yet, and from when on it can. */
export interface Wait {
  readonly window: QuotaWindow | 'slow-down';
  readonly until: number;
}

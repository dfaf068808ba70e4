import type { CheckOrigin } from '@/utils/domain/check';
import type { Failure } from '@/utils/domain/failure';
import type { CheckRow } from './row';

/** Shown instead of an address of any length. */
const SHOWN_AT_MOST = 2_000;

interface Refused {
  readonly id: string;
  readonly now: number;
  readonly text: string;
  readonly origin: CheckOrigin;
  readonly failure: Failure;
  readonly ephemeral: boolean;
}

/** The row of something that cannot be checked at all: it has ended before it began, with the reason. */
export function refusedRow({ id, now, text, origin, failure, ephemeral }: Refused): CheckRow {
  return {
    id,
    indicator: { kind: 'url', value: text.slice(0, SHOWN_AT_MOST) },
    origin,
    lane: 'interactive',
    ephemeral,
    request: null,
    removed: [],
    stage: 'ended',
    posting: false,
    refresh: false,
    following: null,
    earlier: null,
    known: null,
    scanned: false,
    state: { phase: 'failed', failure },
    spent: 0,
    startedAt: now,
    updatedAt: now,
  };
}

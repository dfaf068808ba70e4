import type { Failure } from './failure';
import type { Indicator } from './indicator';
import type { LeftOut, SecretPart } from './privacy';
import type { Wait } from './quota';
import type { Report } from './report';
import type { Verdict } from './verdict';

/** Where a check came from; it decides what "Checked: …" says. */
export type CheckOrigin = 'link' | 'page' | 'selection' | 'popup' | 'file' | 'list' | 'watch';

/** One check as every surface draws it. Plain data: it crosses contexts and survives the worker. */
export interface CheckView {
  readonly id: string;
  readonly indicator: Indicator;
  readonly origin: CheckOrigin;
  /** The exact text that is or would be sent; null while a decision about secrets is open. */
  readonly sent: string | null;
  readonly removed: readonly LeftOut[];
  readonly startedAt: number;
  /** Requests that have left for this check. */
  readonly spent: number;
  /** From a private window: nothing of it may stand in an address or a title. */
  readonly ephemeral?: true;
  readonly state: CheckState;
}

/** What the last look said, for "when you last looked". */
export interface EarlierLook {
  readonly at: number;
  readonly malicious: number;
  readonly answered: number;
}

export type CheckState =
  /** The text looks as if it held a secret: with it, without it, or not at all. */
  | {
      readonly phase: 'asking';
      readonly secrets: readonly SecretPart[];
      readonly without: string;
      readonly asIs: string;
    }
  | { readonly phase: 'looking-up' }
  | { readonly phase: 'waiting'; readonly wait: Wait; readonly place: number; readonly inLine: number }
  | {
      readonly phase: 'analysing';
      /** A notification will tell the end, should nobody be watching. */
      readonly notifies: boolean;
      readonly since: number;
      readonly nextLookAt: number;
      readonly looks: number;
    }
  | {
      readonly phase: 'report';
      readonly report: Report;
      readonly verdict: Verdict;
      readonly fetchedAt: number;
      /** Older than the settings call current: offer a re-scan. */
      readonly old: boolean;
      readonly earlier: EarlierLook | null;
      /** The user asked for a scan that has not ended after the last look. */
      readonly stillAnalysing: boolean;
    }
  /** VirusTotal has no report. `submission` tells what became of a submission whose reply was lost. */
  | { readonly phase: 'unknown'; readonly submission: 'none' | 'uncertain' | 'unfinished' }
  | { readonly phase: 'failed'; readonly failure: Failure };

/** A check that will not change by itself any more. */
export function hasEnded(state: CheckState): boolean {
  return state.phase === 'report' || state.phase === 'unknown' || state.phase === 'failed';
}

/**
 * A check that the background has lost: one of a private window is gone with the worker that kept it. What has
 * been said stays; what was still to come has failed.
 */
export function lost(check: CheckView): CheckView {
  const { state } = check;
  const waitsForConnection = state.phase === 'failed' && state.failure.tag === 'offline';
  if (hasEnded(state) && !waitsForConnection) return check;
  return { ...check, state: { phase: 'failed', failure: { tag: 'internal', detail: 'check gone' } } };
}

/** What stands in `data-verdict`: the verdict's name, or `failed`, or null while there is none. */
export function verdictAttribute(state: CheckState): string | null {
  if (state.phase === 'report') return state.verdict.name;
  if (state.phase === 'unknown') return 'unknown';
  return state.phase === 'failed' ? 'failed' : null;
}

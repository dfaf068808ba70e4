import type { Failure } from './failure';
import type { IndicatorKind } from './indicator';
import type { Flagging, RowResult, RowState } from './list';

/** One row for an export, with every engine that flags it. */
export interface ExportRow {
  readonly n: number;
  readonly kind: IndicatorKind;
  /** As it stood in the list; without what the privacy gate removed. */
  readonly indicator: string;
  readonly state: RowState;
  readonly result: RowResult | null;
  readonly flagging: readonly Flagging[];
  readonly failure: Failure | null;
  /** Why there is no verdict: the failure's tag, the privacy rule that kept it here, or `secret`. Null where there is. */
  readonly reason: string | null;
}

/** One kept reply: the JSON as VirusTotal sent it, gzip-compressed, in base64. */
export interface KeptReply {
  readonly n: number;
  readonly kind: IndicatorKind;
  readonly id: string;
  readonly fetchedAt: number;
  readonly gzip: string;
}

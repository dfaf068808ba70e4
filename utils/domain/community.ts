import type { IndicatorKind } from './indicator';

/** An object at VirusTotal by the id that its report gave. */
export interface ObjectRef {
  readonly kind: IndicatorKind;
  readonly id: string;
}

/** What somebody voted; `value` is the weight VirusTotal gives the voter, negative for malicious. */
export interface Vote {
  readonly id: string;
  readonly at: number | null;
  readonly verdict: 'harmless' | 'malicious';
  readonly value: number;
}

/** A comment as its author typed it: hostile text, shown as text only. */
export interface Comment {
  readonly id: string;
  readonly at: number | null;
  readonly text: string;
  readonly tags: readonly string[];
  readonly positive: number;
  readonly negative: number;
  readonly abuse: number;
}

/** One page of a list; `cursor` asks for the next, null at the end (virustotal-api.md §8). */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly cursor: string | null;
  readonly total: number | null;
}

/** VirusTotal has no documented limit; longer texts are refused here before a request is spent. */
export const COMMENT_MAX = 4_000;

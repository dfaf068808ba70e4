/** What goes wrong on the way to or from VirusTotal (faults.md §3, code K9). */
export type FaultEffect =
  /** Answered with this error, not acted on. `code` and `message` default to the documented ones. */
  | { kind: 'status'; status: number; code?: string; message?: string; headers?: Record<string, string> }
  /** A page in place of JSON (captive portal, front end), not acted on. */
  | { kind: 'html'; status?: number }
  /** Acted on; the body stops half way and the connection is cut. */
  | { kind: 'truncate' }
  /** Acted on; nothing is sent for `ms`. */
  | { kind: 'slow-headers'; ms: number }
  /** Acted on; headers at once, the body in small pieces over `ms`. */
  | { kind: 'drip'; ms: number }
  /** The connection is reset, nothing acted on. */
  | { kind: 'reset' }
  /** 302 to another place, not acted on. */
  | { kind: 'redirect'; to: string; status?: 302 | 307 | 308 }
  /** 200 with this body, not acted on. */
  | { kind: 'body'; body: string; contentType?: string }
  /** Acted on; the answer is withheld until `release(id)`, and then sent, whole or cut off as by `truncate`. */
  | { kind: 'hold'; cut?: true }
  /** Reads this many bytes of an upload and no more until `release(id)`; then acted on. */
  | { kind: 'stall-upload'; after: number }
  /** Acted on; then the connection is reset. */
  | { kind: 'act-then-reset' }
  /** The `Date` header says this time (Unix ms). */
  | { kind: 'date'; ms: number };

export interface Fault {
  method?: string;
  /** Source of a regular expression, matched against path and query. */
  path?: string;
  key?: string;
  /** How often it happens; for ever by default. */
  times?: number;
  /** How many matching requests pass before it starts. */
  after?: number;
  effect: FaultEffect;
}

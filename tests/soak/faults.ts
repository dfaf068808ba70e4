import type { Fault } from '../simulator/fault';

/**
 * What strikes the next requests. Connections are reset under readings only: Chromium itself repeats a request whose
 * connection is reset before an answer (INTERNALS.md), and no log could tell that from a second one of Assay's.
 */
export const FAULTS: readonly Fault[] = [
  { method: 'GET', times: 2, effect: { kind: 'reset' } },
  { times: 3, effect: { kind: 'status', status: 503, code: 'TransientError' } },
  { times: 1, effect: { kind: 'status', status: 504, code: 'DeadlineExceededError' } },
  { method: 'GET', times: 2, effect: { kind: 'truncate' } },
  { times: 2, effect: { kind: 'html' } },
  { times: 3, effect: { kind: 'slow-headers', ms: 900 } },
  { method: 'GET', times: 2, effect: { kind: 'drip', ms: 900 } },
  { method: 'GET', times: 1, effect: { kind: 'body', body: '{"data":', contentType: 'application/json' } },
];

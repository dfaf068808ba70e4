/** Time, handed in: services read no clock and set no timer themselves. */
export interface Clock {
  /** The wall clock in Unix milliseconds; it may jump in either direction at any moment. */
  now(): number;
  /**
   * Milliseconds on a clock that only runs forward (`performance.now`). It starts anew with every worker and
   * may stand still while the machine sleeps; between two readings it tells a jump of the wall clock from
   * time that passed (faults.md §4.36).
   */
  elapsed(): number;
  /**
   * Resolves at `until` (Unix milliseconds) or as soon as `signal` aborts, never rejects. The platform backs
   * it with an alarm beyond 25 s.
   */
  wait(until: number, signal?: AbortSignal): Promise<void>;
}

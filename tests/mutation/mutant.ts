/** One change of the sources. */
export interface Mutant {
  readonly id: string;
  readonly file: string;
  /** Where it begins, counted from one. */
  readonly line: number;
  /** That line of the source, without the space around it. */
  readonly text: string;
  readonly was: string;
  readonly becomes: string;
}

/**
 * How the tests took it. `not measured` is what is computed once when a file is loaded: its change would have to be
 * loaded anew for each.
 */
export type Outcome = 'noticed' | 'survived' | 'not reached' | 'not measured';

export interface Measured extends Mutant {
  readonly outcome: Outcome;
}

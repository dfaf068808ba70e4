/** One thing that goes wrong in the world, what Assay has to do then, and the tests that bring it about. */
export interface Fault {
  readonly number: number;
  readonly fault: string;
  readonly required: string;
  /** Each names its tests by their file and the beginning of their title; all of them have to pass. */
  readonly proofs: readonly Proof[];
  /** What of it could not be brought about here, and why. */
  readonly left?: string;
}

/** `where` is the file as seen from `tests/`; `title` the title, or its beginning where it is made of a variable. */
export interface Proof {
  readonly where: string;
  readonly title: string;
}

/** `proof('unit/services/quota/lanes.test.ts', 'of twenty at once')`, one line a test. */
export const proof = (where: string, title: string): Proof => ({ where, title });

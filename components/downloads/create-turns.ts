/** Does a piece of work when all that was given before has ended; answers what it came to. */
export type InTurn = <Done>(work: () => Promise<Done>) => Promise<Done>;

/** One after the other, in the order in which they are given: what fails holds up nothing behind it. */
export function createTurns(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
}

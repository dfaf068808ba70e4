/**
 * Does one work after the other, in the order in which they come, so that each sees what the one before has written.
 * What one rejects with is its own: the next begins all the same.
 */
export function createInTurn(): (work: () => Promise<void>) => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  return (work) => {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  };
}

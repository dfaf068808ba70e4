/** More than four times a second nobody reads. */
const TELL_EVERY = 250;

/** Calls `tell` once, a moment after the first of many changes. */
export function toldSoon(tell: () => void): () => void {
  let due = false;
  return () => {
    if (due) return;
    due = true;
    setTimeout(() => {
      due = false;
      tell();
    }, TELL_EVERY);
  };
}

/**
 * Runs `work` never twice at once: called while it runs, it runs once more afterwards. What it throws is a bug,
 * and is told; the work is done again when it is asked for again.
 */
export function oneAtATime(work: () => Promise<void>, onBug: (error: unknown) => void): () => Promise<void> {
  let running: Promise<void> | null = null;
  let again = false;

  async function run(): Promise<void> {
    do {
      again = false;
      await work();
    } while (again);
  }

  return () => {
    if (running) {
      again = true;
      return running;
    }
    running = run()
      .catch(onBug)
      .finally(() => {
        running = null;
      });
    return running;
  };
}

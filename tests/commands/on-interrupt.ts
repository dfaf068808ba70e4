/** How a shell counts a program that Ctrl-C ended. */
export const INTERRUPTED = 130;

/**
 * Ends in order when the person or the system ends us: `cleanUp` runs once, then the process leaves with
 * `code`. A second Ctrl-C leaves at once. Answers whether that has begun: what then fails in the rest of the
 * program fails only because its ground is being taken away.
 */
export function onInterrupt(cleanUp: () => Promise<void> | void, code: number = INTERRUPTED): () => boolean {
  let asked = false;
  const leave = (): void => {
    if (asked) process.exit(INTERRUPTED);
    asked = true;
    Promise.resolve(cleanUp()).then(
      () => process.exit(code),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, leave);
  return () => asked;
}

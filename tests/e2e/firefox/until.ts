/** Resolves when the condition holds; fails with what was waited for in vain. Milliseconds. */
export async function until(
  condition: () => Promise<boolean> | boolean,
  what: string,
  patience = 15_000,
): Promise<void> {
  const end = Date.now() + patience;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

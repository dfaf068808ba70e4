/** What nobody caught is told like any other mistake of ours, so that the log has it (faults.md §4.59). */
export function listenToErrors(onBug: (where: string, error: unknown) => void): void {
  self.addEventListener('unhandledrejection', ({ reason }) => onBug('a promise', reason));
  self.addEventListener('error', ({ error, message }) => onBug('the worker', error ?? message));
}

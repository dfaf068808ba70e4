import { inject } from './inject';

/**
 * Injects the card into a tab's top frame. False where no script may run and where it ran and could show nothing:
 * its own word counts. The card itself asks the background what to show.
 */
export async function injectCard(tabId: number, now: () => number): Promise<boolean> {
  const [injected] = (await inject(tabId, '/card.js', 'top', now)) ?? [];
  return injected?.result === true;
}

import type { Control } from '../control';
import { DEMO_KEY, GROUP_KEY, INACTIVE_KEY, OTHER_KEY, PREMIUM_KEY } from '../keys';

/** The keys every simulator has from the start. */
export function addSeedKeys(control: Control): void {
  control.addKey(DEMO_KEY);
  control.addKey(OTHER_KEY);
  control.addKey(PREMIUM_KEY, { minute: 1000, daily: 100_000, monthly: 1_000_000 }, { premium: true });
  control.addKey(INACTIVE_KEY, {}, { inactive: true });
  control.addKey(GROUP_KEY, {}, { group: 'company' });
}

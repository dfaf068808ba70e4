import type { Failure } from '@/utils/domain/failure';
import type { NextStep } from './failure-text';

/** Asks the browser to let Assay reach an origin; only inside a click. */
export type RequestOrigin = (origin: string) => Promise<boolean>;

/**
 * What helps after the failure of a part of a page. `again` asks once more, which also follows once the browser has
 * allowed it; null where that has a button of its own. All else is mended in the settings, without `requestOrigin`
 * a missing permission as well.
 */
export function nextSteps(
  failure: Failure,
  again: (() => void) | null,
  requestOrigin?: RequestOrigin,
): Partial<Readonly<Record<NextStep, () => void>>> {
  const allow = async (origin: string): Promise<void> => {
    if (await requestOrigin?.(origin)) again?.();
  };
  const canAllow = requestOrigin && failure.tag === 'permission-missing';
  return {
    ...(again && { retry: again }),
    'add-key': openSettings,
    'open-settings': openSettings,
    'change-list': openSettings,
    allow: canAllow ? () => void allow(failure.origin) : openSettings,
  };
}

/** In a tab of its own: this page is returned to when the key or the list is mended. */
function openSettings(): void {
  open('/options.html', '_blank', 'noopener');
}

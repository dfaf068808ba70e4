import type { CheckRow } from '@/utils/services/checks/row';

/** A check of a link that is just looked up. */
export const ROW: CheckRow = {
  id: 'check-1',
  indicator: { kind: 'url', value: 'https://a.example/x' },
  ...{ origin: 'link', lane: 'interactive', ephemeral: false, request: 'https://a.example/x' },
  ...{ removed: [], stage: 'look-up', posting: false, refresh: false, following: null, earlier: null },
  ...{ known: null, scanned: false, spent: 0, startedAt: 1, updatedAt: 2, active: 'url:a' },
  state: { phase: 'looking-up' },
};

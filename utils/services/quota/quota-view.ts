import type { QuotaView } from '@/utils/domain/quota';
import type { Route } from '../account/route';
import type { Clock } from '../clock';
import type { Ledger } from './ledger';

interface QuotaViewParts {
  readonly ledger: Pick<Ledger, 'view'>;
  readonly route: Pick<Route, 'directUntil'>;
  readonly clock: Pick<Clock, 'now'>;
}

/** What was spent, and until when it is the key of one's own that is spent. Rejects where settings cannot be read. */
export function createQuotaView({ ledger, route, clock }: QuotaViewParts): () => Promise<QuotaView> {
  return async () => {
    const directUntil = await route.directUntil();
    const view = await ledger.view(clock.now());
    return directUntil === null ? view : { ...view, directUntil };
  };
}

import type { QuotaView } from '@/utils/domain/quota';
import { QuotaMeter } from '../parts/QuotaMeter';
import { tn } from '../text';

/** At the popup's foot: what is left of the minute and of the day, and what the check above took of it. */
export function StatusLine({ quota, spent = 0 }: { quota: QuotaView | null; spent: number | undefined }) {
  return (
    <footer class="status">
      <QuotaMeter quota={quota} />
      {spent > 0 && <span class="dim">{tn('spent', spent)}</span>}
    </footer>
  );
}

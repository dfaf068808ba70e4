import type { WebhookView } from '@/utils/domain/watch';
import { dateTime, t, tn } from '../text';
import { problemText } from '../watchlist/webhook-text';

/** Whether deliveries arrive: the last one, what waits, and whether the browser still lets them out. */
export function WebhookStanding({ view: { permitted, waiting, last } }: { readonly view: WebhookView }) {
  return (
    <>
      {!permitted && <p class="option-problem">{t('webhookNoPermission')}</p>}
      {waiting > 0 && <p class="option-note">{tn('webhookWaiting', waiting)}</p>}
      {last && (
        <p class="option-note">
          {last.problem
            ? t('webhookLastFailed', dateTime(last.at), problemText(last.problem))
            : t('webhookLast', dateTime(last.at))}
        </p>
      )}
    </>
  );
}

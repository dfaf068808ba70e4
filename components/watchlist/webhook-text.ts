import type { WatchChangeView, WebhookProblem } from '@/utils/domain/watch';
import { listing, t } from '../text';

/** Why a delivery did not work. */
export function problemText(problem: WebhookProblem): string {
  switch (problem.problem) {
    case 'status':
      return t('webhookStatus', String(problem.status));
    case 'redirected':
      return t('webhookRedirected');
    case 'timeout':
      return t('webhookTimeout');
    case 'offline':
      return t('titleOffline');
    case 'unreachable':
      return t('webhookUnreachable');
    case 'no-permission':
      return t('webhookNoPermission');
  }
}

/** Whether a change was told, and how. */
export function toldText({ notice, webhook, problem }: WatchChangeView): string {
  const told: string[] = [];
  if (notice === 'shown') told.push(t('watchNotified'));
  if (notice === 'due') told.push(t('watchNoticeDue'));
  if (notice === 'kept') told.push(t('setNotifyMissing'));
  if (webhook === 'delivered') told.push(t('watchDelivered'));
  if (webhook === 'due') told.push(problem ? problemText(problem) : t('watchDeliveryDue'));
  if (webhook === 'given-up') told.push(problem ? problemText(problem) : t('watchGivenUp'));
  return told.length === 0 ? t('watchNotTold') : listing(told);
}

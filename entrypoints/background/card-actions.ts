import type { CheckView } from '@/utils/domain/check';
import { parseIndicator } from '@/utils/domain/parse-indicator';
import { indicatorLink, permalink } from '@/utils/domain/permalink';
import { openOptions, openOwnWindow, openTab } from '@/utils/platform/own-window';
import type { CardAction } from '@/utils/rpc/protocol';
import type { Services } from './compose';

/** What a card may do to the one check it shows. Whatever publishes happens in Assay's own window. */
export async function cardAct(services: Services, tabId: number, action: CardAction): Promise<void> {
  const card = await services.cards.of(tabId);
  const check = card && (await services.checks.get(card.checkId));
  if (!check) return;
  switch (action) {
    case 'cancel':
      await services.checks.cancel(check.id);
      return;
    case 'retry':
      await services.checks.retry(check.id);
      return;
    case 'send-without-secrets':
      await services.checks.answerSecrets(check.id, 'remove');
      return;
    case 'check-domain':
      return checkDomain(services, tabId, check);
    case 'open-window':
      return openOwnWindow(`check=${check.id}${intent(check)}`);
    case 'open-options':
      return openOptions();
    case 'open-virustotal':
      return openOnVirusTotal(check);
  }
}

/** The card goes on showing the domain's check in place of the address's. */
async function checkDomain({ checks, cards }: Services, tabId: number, check: CheckView): Promise<void> {
  const address = check.sent ?? check.indicator.value;
  const domain = URL.canParse(address) ? parseIndicator(new URL(address).hostname) : null;
  if (!domain?.ok) return;
  const view = await checks.start({ indicator: domain.value, origin: check.origin, secrets: 'ask' });
  const card = await cards.of(tabId);
  await cards.show({ tabId, checkId: view.id, linkUrl: card?.linkUrl ?? null }, true);
}

/** Never with a text that the gate has not let through: VirusTotal's page would learn it. */
async function openOnVirusTotal({ indicator, sent, state }: CheckView): Promise<void> {
  if (state.phase === 'report') return openTab(permalink(state.report));
  if (sent !== null) return openTab(await indicatorLink({ kind: indicator.kind, value: sent }));
}

function intent({ state }: CheckView): string {
  if (state.phase === 'unknown') return '&intent=submit';
  return state.phase === 'report' ? '&intent=rescan' : '';
}

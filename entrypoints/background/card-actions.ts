import type { CheckView } from '@/utils/domain/check';
import { hostOfFailure } from '@/utils/domain/host-of-failure';
import type { Indicator } from '@/utils/domain/indicator';
import { indicatorLink } from '@/utils/domain/indicator-link';
import { parseIndicator } from '@/utils/domain/parse-indicator';
import { permalink } from '@/utils/domain/permalink';
import type { Result } from '@/utils/domain/result';
import { openOptions, openOwnWindow, openReport, openTab } from '@/utils/platform/own-window';
import type { CardAction } from '@/utils/rpc/check-messages';
import type { CardPlace } from '@/utils/rpc/sender';
import type { CardRow } from '@/utils/services/storage/schema';
import type { Services } from './compose';

/** A page whose renderer is taken over may click what it likes; a person clicks these a time or two. */
const SPENDS_AT_MOST = 6;
const SPENDING: ReadonlySet<CardAction> = new Set<CardAction>([
  'retry',
  'check-domain',
  'send-without-secrets',
]);

/**
 * What a card may do to the one check it shows. Whatever publishes happens in Assay's own window, and so does
 * what spends after the card has spent its share.
 */
export async function cardAct(services: Services, place: CardPlace, action: CardAction): Promise<void> {
  const { checks, cards } = services;
  const card = await cards.in(place.tabId, place.document);
  const check = card && (await checks.get(card.checkId));
  if (!check) return;
  if (SPENDING.has(action) && !(await cards.spend(place.tabId, SPENDS_AT_MOST))) {
    return openOwnWindow(`check=${check.id}`);
  }
  switch (action) {
    case 'cancel':
      await checks.cancel(check.id);
      return;
    case 'retry':
      return showInstead(services, card, await checks.retry(check.id));
    case 'send-without-secrets':
      return showInstead(services, card, await checks.answerSecrets(check.id, 'remove'));
    case 'check-domain':
      return checkDomain(services, card, check);
    case 'open-window':
      return openOwnWindow(`check=${check.id}${intent(check)}`);
    case 'open-check':
      return openOwnWindow(`check=${check.id}`);
    case 'open-report':
      return openReport(check.id);
    case 'open-options':
      return openOptions();
    case 'open-virustotal':
      return openOnVirusTotal(check);
  }
}

/** The domain's check is as private as the address's. */
async function checkDomain(services: Services, card: CardRow, check: CheckView): Promise<void> {
  const host = hostOfCheck(check);
  if (!host) return;
  const ephemeral = await services.checks.isEphemeral(check.id);
  const order = { indicator: host, origin: check.origin, secrets: 'ask', ephemeral } as const;
  return showInstead(services, card, { ok: true, value: await services.checks.start(order) });
}

function hostOfCheck({ state, sent, indicator }: CheckView): Indicator | null {
  if (state.phase === 'failed') return hostOfFailure(state.failure);
  const address = sent ?? indicator.value;
  const domain = URL.canParse(address) ? parseIndicator(new URL(address).hostname) : null;
  return domain?.ok ? domain.value : null;
}

/** The card goes on showing another check: the domain's, or an equal one that was under way. */
async function showInstead({ cards }: Services, card: CardRow, next: Result<CheckView>): Promise<void> {
  if (next.ok && next.value.id !== card.checkId) await cards.turnTo(card.tabId, next.value.id);
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

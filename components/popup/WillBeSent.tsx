import type { ComponentChildren } from 'preact';
import type { Reading } from '@/utils/domain/reading';
import { Address } from '../parts/Address';
import { lazy } from '../parts/lazy';
import { LeftOut } from '../parts/Subject';
import { type MessageKey, t } from '../text';

const FailureNote = lazy(async () => (await import('../parts/FailureNote')).FailureNote);

const COST = {
  url: 'costUrl',
  domain: 'costDomain',
  ip: 'costIp',
  file: 'costHash',
} as const satisfies Record<string, MessageKey>;

interface Props {
  readonly reading: Reading;
  /** The button was pressed: say why nothing happened. Before that, half a word is no mistake. */
  readonly pressed: boolean;
  /** Without a key the text opens VirusTotal's page instead. */
  readonly keyless: boolean;
}

/** What would leave if Check were pressed now, and what it costs: shown before anything is sent. */
export function WillBeSent({ reading, pressed, keyless }: Props) {
  if (reading.means === 'nothing' || reading.means === 'several') return null;
  if (reading.means === 'unreadable') {
    if (!pressed) return null;
    return (
      <Strip>
        <FailureNote failure={reading.failure} />
      </Strip>
    );
  }
  const { decision, indicator } = reading;
  if (decision.decision === 'private') {
    return (
      <Strip>
        <FailureNote failure={{ tag: 'private', rule: decision.rule, host: decision.host }} />
      </Strip>
    );
  }
  if (decision.decision === 'ask') {
    const parts = [...new Set(decision.secrets.map((secret) => secret.name))].join(', ');
    return (
      <Strip>
        <p class="eyebrow">{t('headWillBeSent')}</p>
        <Address text={decision.asIs} />
        <p class="small dim">{t('secretAhead', parts)}</p>
        <LeftOut removed={decision.removed} />
      </Strip>
    );
  }
  return (
    <Strip>
      <p class="eyebrow">{t('headWillBeSent')}</p>
      <Address text={decision.value} />
      <p class="small dim">{t(keyless ? 'noKeyMode' : COST[indicator.kind])}</p>
      <LeftOut removed={decision.removed} />
    </Strip>
  );
}

function Strip({ children }: { children: ComponentChildren }) {
  return <section class="will">{children}</section>;
}

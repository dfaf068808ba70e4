import type { ComponentChildren } from 'preact';
import type { Removed } from '@/utils/domain/privacy';
import type { Reading } from '@/utils/domain/reading';
import { Address, Imitation } from '../parts/Address';
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
        <FailureNote verdict failure={reading.failure} gateway={null} />
      </Strip>
    );
  }
  const { decision, indicator } = reading;
  if (decision.decision === 'private') {
    return (
      <Strip>
        <FailureNote
          verdict={pressed}
          gateway={null}
          failure={{ tag: 'private', rule: decision.rule, host: decision.host }}
        />
      </Strip>
    );
  }
  if (decision.decision === 'send') {
    const note = t(keyless ? 'noKeyMode' : COST[indicator.kind]);
    return <Sent text={decision.value} note={note} removed={decision.removed} />;
  }
  // Opening a page asks nobody: what may be secret is left out of its address.
  if (keyless) {
    const removed = [...decision.removed, { what: 'secret', text: '' } as const];
    return <Sent text={decision.without} note={t('noKeyMode')} removed={removed} />;
  }
  const parts = [...new Set(decision.secrets.map((secret) => secret.name))].join(', ');
  return <Sent text={decision.asIs} note={t('secretAhead', parts)} removed={decision.removed} />;
}

interface SentProps {
  readonly text: string;
  readonly note: string;
  readonly removed: readonly Removed[];
}

function Sent({ text, note, removed }: SentProps) {
  return (
    <Strip>
      <p class="eyebrow">{t('headWillBeSent')}</p>
      <Address text={text} />
      <Imitation text={text} />
      <p class="small dim">{note}</p>
      <LeftOut removed={removed} />
    </Strip>
  );
}

function Strip({ children }: { children: ComponentChildren }) {
  return <section class="will">{children}</section>;
}

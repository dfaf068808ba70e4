import type { Failure, PrivateRule } from '@/utils/domain/failure';
import { parseIndicator } from '@/utils/domain/parse-indicator';
import type { PrivacyDecision, Removed } from '@/utils/domain/privacy';
import { decide } from '@/utils/domain/privacy-gate';
import { visibleText } from '@/utils/domain/visible-text';
import { Address } from '../parts/Address';
import { Glyph } from '../parts/Glyph';
import { PageFailure } from '../parts/PageFailure';
import { type MessageKey, t } from '../text';

const WHY: Readonly<Record<Removed['what'], MessageKey>> = {
  wrapper: 'setTryWrapper',
  credentials: 'setTryCredentials',
  fragment: 'setTryFragment',
  secret: 'setTrySecret',
};

const RULE: Readonly<Record<Exclude<PrivateRule, 'private-window'>, MessageKey>> = {
  'local-name': 'setTryLocalName',
  'single-label': 'setTrySingleLabel',
  'private-address': 'setTryPrivateAddress',
  'own-list': 'setTryOwnList',
};

interface WouldSendProps {
  readonly text: string;
  readonly privateHosts: readonly string[];
}

/** What would leave if this text were checked, what would not, and why. */
export function WouldSend({ text, privateHosts }: WouldSendProps) {
  const indicator = parseIndicator(text);
  if (!indicator.ok) return <PageFailure failure={indicator.failure} />;
  const decision = decide(indicator.value, { privateHosts });
  if (decision.decision === 'private') return <Never rule={decision.rule} host={decision.host} />;
  return (
    <>
      <p class="eyebrow">{t('setTryWould')}</p>
      <p>
        <Address text={decision.decision === 'send' ? decision.value : decision.without} />
      </p>
      <LeftOut parts={leftOut(decision)} />
      {decision.decision === 'ask' && <p class="small muted">{t('setTryAsks')}</p>}
    </>
  );
}

function LeftOut({ parts }: { parts: readonly Removed[] }) {
  return (
    <ul class="would-not small">
      {parts.map(({ what, text }) => (
        <li key={`${what} ${text}`}>
          <del class="mono" translate={false}>
            <bdi dir="ltr">{visibleText(text, 200)}</bdi>
          </del>
          <span class="muted">{t(WHY[what])}</span>
        </li>
      ))}
    </ul>
  );
}

function Never({ rule, host }: { rule: PrivateRule; host: string }) {
  const failure: Failure = { tag: 'private', rule, host };
  if (rule === 'private-window') return <PageFailure failure={failure} />;
  return (
    <>
      <p class="would-never">
        <Glyph name="private" />
        <strong>{t('setTryNever')}</strong>
      </p>
      <p class="muted">{t(RULE[rule], visibleText(host, 200))}</p>
    </>
  );
}

/** In the order in which the parts stand in an address. */
const ORDER: readonly Removed['what'][] = ['wrapper', 'credentials', 'secret', 'fragment'];

function leftOut(decision: Exclude<PrivacyDecision, { decision: 'private' }>): readonly Removed[] {
  const asked = decision.decision === 'ask' ? decision.secrets : [];
  const secrets = asked.map(({ text }): Removed => ({ what: 'secret', text }));
  return ORDER.flatMap((what) => [...decision.removed, ...secrets].filter((part) => part.what === what));
}

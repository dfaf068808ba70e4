import { useState } from 'preact/hooks';
import type { Failure } from '@/utils/domain/failure';
import { hostOfFailure } from '@/utils/domain/host-of-failure';
import { searchLink } from '@/utils/domain/permalink';
import { copied } from '../parts/copied';
import { stepLabel } from '../parts/FailureNote';
import { nextStep } from '../parts/failure-text';
import { OutLink } from '../parts/OutLink';
import { t } from '../text';
import type { PaneProps } from './CheckPane';

interface FailedActionsProps extends Pick<PaneProps, 'check' | 'onEdit' | 'onDomain' | 'onAllow'> {
  readonly handle: Pick<PaneProps['handle'], 'retry' | 'cancel'>;
  readonly failure: Failure;
}

/** After a failure: the one next step, and VirusTotal's own page where the text may go there. */
export function FailedActions({ check, handle, failure, onEdit, onDomain, onAllow }: FailedActionsProps) {
  const [said, say] = useState('');
  const step = nextStep(failure);
  const text = check.sent ?? check.indicator.value;
  const mayLeave = failure.tag !== 'private' && failure.tag !== 'bad-input' && check.sent !== null;
  return (
    <div class="actions">
      {step !== null && step !== 'open-virustotal' && (
        <StepButton
          label={stepLabel(step)}
          // Nothing failed there that has to be mended.
          primary={step !== 'change-list'}
          href={
            step === 'add-key' || step === 'open-settings' || step === 'change-list' ? '/options.html' : null
          }
          onClick={() => {
            if (step === 'edit') onEdit(check.indicator.value);
            else if (step === 'check-domain') checkHost(failure, onDomain);
            else if (step === 'allow' && failure.tag === 'permission-missing') void onAllow(failure.origin);
            else void handle.retry();
          }}
        />
      )}
      {failure.tag === 'offline' && (
        <button type="button" class="btn" onClick={() => void handle.cancel()}>
          {t('cancel')}
        </button>
      )}
      {failure.tag === 'internal' && (
        <button
          type="button"
          class="btn"
          onClick={() => void copied(`${check.id} ${failure.detail}`).then(say)}
        >
          {stepLabel('copy-details')}
        </button>
      )}
      {mayLeave && <OutLink href={searchLink(text)}>{t('openOnVt')}</OutLink>}
      <span role="status" class="small dim">
        {said}
      </span>
    </div>
  );
}

/** Of what cannot be checked itself: the host that it belongs to. */
function checkHost(failure: Failure, onDomain: PaneProps['onDomain']): void {
  const host = hostOfFailure(failure);
  if (host) onDomain(host);
}

interface StepButtonProps {
  readonly label: string;
  readonly primary: boolean;
  readonly href: string | null;
  readonly onClick: () => void;
}

function StepButton({ label, primary, href, onClick }: StepButtonProps) {
  const look = primary ? 'btn primary' : 'btn';
  if (href !== null) {
    return (
      <a class={look} href={href} target="_blank" rel="noopener">
        {label}
      </a>
    );
  }
  return (
    <button type="button" class={look} onClick={onClick}>
      {label}
    </button>
  );
}

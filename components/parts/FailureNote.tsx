import type { Failure } from '@/utils/domain/failure';
import { type MessageKey, t } from '../text';
import { failureText, keyFailureText, type NextStep, nextStep } from './failure-text';
import { Glyph } from './Glyph';

const STEP_LABEL: Readonly<Record<NextStep, MessageKey>> = {
  'add-key': 'addKey',
  'open-settings': 'openSettings',
  'change-list': 'changeList',
  retry: 'retry',
  allow: 'allowAccess',
  edit: 'edit',
  'check-domain': 'domainInstead',
  'open-virustotal': 'openOnVt',
  'copy-details': 'copyDetails',
};

/** The button's word for a next step. */
export function stepLabel(step: NextStep): string {
  return t(STEP_LABEL[step]);
}

export interface FailureNoteProps {
  readonly failure: Failure;
  /** Host of a gateway in VirusTotal's place, or null. */
  readonly gateway: string | null;
  /** It is how a check ended, not a part of one that has a verdict of its own. */
  readonly verdict?: boolean;
  /** The field for the key is right there: nobody is sent to the settings for it. */
  readonly atKey?: boolean;
  /** What this surface can do by itself; a step without an entry gets no button. */
  readonly steps?: Partial<Readonly<Record<NextStep, () => void>>>;
}

/** A failure inside a panel: what happened, what to do, and the one button for it. */
export function FailureNote({
  failure,
  gateway,
  verdict = false,
  atKey = false,
  steps = {},
}: FailureNoteProps) {
  const words = atKey ? keyFailureText : failureText;
  const { title, sentence } = words(failure, Date.now(), gateway);
  const step = nextStep(failure);
  const act = step ? steps[step] : undefined;
  const details = failure.tag === 'internal' ? steps['copy-details'] : undefined;
  return (
    <div class="notice" data-failure={failure.tag} data-verdict={verdict ? 'failed' : undefined}>
      <Glyph name={failure.tag === 'private' ? 'private' : 'failed'} />
      <div>
        <p>
          <strong>{title}</strong>
        </p>
        <p class="muted">{sentence}</p>
        {(act || details) && (
          <p class="actions-row">
            {step && act && (
              <button type="button" class="btn sm" onClick={act}>
                {stepLabel(step)}
              </button>
            )}
            {details && (
              <button type="button" class="btn sm" onClick={details}>
                {stepLabel('copy-details')}
              </button>
            )}
          </p>
        )}
      </div>
    </div>
  );
}

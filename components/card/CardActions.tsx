import type { CheckView } from '@/utils/domain/check';
import { canRescan } from '@/utils/domain/indicator';
import { isFlagged } from '@/utils/domain/verdict';
import type { CardAction } from '@/utils/rpc/check-messages';
import { type NextStep, nextStep } from '../parts/failure-text';
import { type MessageKey, t } from '../text';

type Button = readonly [action: CardAction, label: MessageKey, primary?: 'primary'];

/** What can be done with the check as it stands; at most one button is filled. */
export function CardActions({ check, act }: { check: CheckView; act: (action: CardAction) => void }) {
  const buttons = buttonsFor(check);
  if (buttons.length === 0) return null;
  return (
    <div class="actions">
      {buttons.map(([action, label, primary]) => (
        <button
          key={label}
          type="button"
          class={primary ? 'btn sm primary' : 'btn sm'}
          onClick={() => act(action)}
        >
          {t(label)}
        </button>
      ))}
    </div>
  );
}

function buttonsFor({ state, indicator, sent }: CheckView): readonly Button[] {
  const isUrl = indicator.kind === 'url';
  const domain: readonly Button[] = isUrl ? [['check-domain', 'domainInstead']] : [];
  switch (state.phase) {
    case 'asking':
      return [
        ['send-without-secrets', 'sendWithout', 'primary'],
        ['open-window', 'decideInWindow'],
        ['cancel', 'dontSend'],
      ];
    case 'looking-up':
      return [['cancel', 'cancel']];
    case 'waiting':
      return [
        ['cancel', 'cancel'],
        ['open-virustotal', 'openOnVt'],
      ];
    case 'analysing':
      return [['cancel', 'stopWaiting']];
    case 'unknown':
      return isUrl
        ? [
            ['check-domain', 'domainInstead', 'primary'],
            ['open-window', 'submitInWindow'],
          ]
        : [['open-virustotal', 'openOnVt']];
    case 'report': {
      if (isFlagged(state.verdict)) return [['open-report', 'fullReport', 'primary'], ...domain];
      if (canRescan(indicator.kind) && (state.old || state.verdict.answered === 0)) {
        return [
          ['open-window', 'rescanInWindow', 'primary'],
          ['open-report', 'fullReport'],
        ];
      }
      return [['open-report', 'fullReport'], ...domain];
    }
    case 'failed': {
      const step = nextStep(state.failure);
      const page: readonly Button[] =
        sent !== null && step !== 'edit' ? [['open-virustotal', 'openOnVt']] : [];
      if (state.failure.tag === 'offline') return [['cancel', 'cancel']];
      return [...(step === null ? [] : STEP[step]), ...page];
    }
  }
}

/** The card cannot ask the browser for access or show details: its window can. */
const STEP: Readonly<Record<NextStep, readonly Button[]>> = {
  'add-key': [['open-options', 'addKey', 'primary']],
  'open-settings': [['open-options', 'openSettings', 'primary']],
  'change-list': [['open-options', 'changeList']],
  retry: [['retry', 'retry', 'primary']],
  allow: [['open-window', 'allowAccess', 'primary']],
  edit: [['open-window', 'edit', 'primary']],
  'check-domain': [['check-domain', 'domainInstead', 'primary']],
  'open-virustotal': [],
  'copy-details': [],
};

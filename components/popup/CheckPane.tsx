import type { CheckView } from '@/utils/domain/check';
import type { Indicator } from '@/utils/domain/indicator';
import type { QuotaView } from '@/utils/domain/quota';
import { Band } from '../parts/Band';
import { CopyButton } from '../parts/CopyButton';
import { lazy } from '../parts/lazy';
import { Subject } from '../parts/Subject';
import { useNow } from '../parts/use-now';
import { t } from '../text';
import { ReportPane } from './ReportPane';
import type { CheckHandle } from './use-check';

const UnknownPane = lazy(async () => (await import('./UnknownPane')).UnknownPane);
const FailedActions = lazy(async () => (await import('./FailedActions')).FailedActions);
const AskingPane = lazy(async () => (await import('./AskingPane')).AskingPane);
const WaitingPane = lazy(async () => (await import('./WaitingPane')).WaitingPane);
const WaitingActions = lazy(async () => (await import('./WaitingActions')).WaitingActions);

export interface PaneProps {
  readonly check: CheckView;
  /** Of the file it is about, fit to be shown. */
  readonly name: string | null;
  readonly handle: CheckHandle;
  readonly quota: QuotaView | null;
  readonly gateway: string | null;
  readonly now: number;
  readonly onDialog: (which: 'submit' | 'rescan') => void;
  readonly onDomain: (host: Indicator) => void;
  readonly onEdit: (text: string) => void;
  readonly onAllow: (origin: string) => Promise<void>;
}

const SCALE_WIDTH = 368;

/** One check in whatever state it is: head, what was checked, and what can be done now. */
export function CheckPane(props: Omit<PaneProps, 'now'>) {
  const { check, name, quota, gateway } = props;
  const { state } = check;
  const now = useNow(state.phase === 'waiting' || state.phase === 'analysing');
  return (
    <>
      <Band check={check} now={now} quota={quota} gateway={gateway} width={SCALE_WIDTH} />
      {state.phase === 'waiting' && <WaitingPane {...props} now={now} />}
      {name !== null && check.origin === 'file' && (
        <p class="file-name clamp2">
          <bdi>{name}</bdi>
        </p>
      )}
      <div class="subject-row">
        <Subject check={check} />
        <CopyButton check={check} />
      </div>
      <PhasePane {...props} now={now} />
    </>
  );
}

function PhasePane(props: PaneProps) {
  const { check, handle } = props;
  const { state } = check;
  switch (state.phase) {
    case 'report':
      return <ReportPane {...props} state={state} />;
    case 'unknown':
      return <UnknownPane {...props} />;
    case 'failed':
      return <FailedActions {...props} failure={state.failure} />;
    case 'asking':
      return <AskingPane {...props} />;
    case 'waiting':
      return <WaitingActions {...props} />;
    default:
      return (
        <CancelActions
          onCancel={() => void handle.cancel()}
          label={t(state.phase === 'analysing' ? 'stopWaiting' : 'cancel')}
        />
      );
  }
}

function CancelActions({ onCancel, label }: { onCancel: () => void; label: string }) {
  return (
    <div class="actions">
      <button type="button" class="btn" onClick={onCancel}>
        {label}
      </button>
    </div>
  );
}

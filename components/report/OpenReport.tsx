import { useMemo } from 'preact/hooks';
import type { CheckView } from '@/utils/domain/check';
import type { QuotaView } from '@/utils/domain/quota';
import { call } from '@/utils/rpc/client';
import { Band } from '../parts/Band';
import { checkFailureText } from '../parts/failure-text';
import type { RequestOrigin } from '../parts/next-steps';
import { ReadReport } from './ReadReport';
import { ReportActions } from './ReportActions';
import { ReportBand } from './ReportBand';
import { ReportHead } from './ReportHead';
import { createSectionStore } from './section-store';
import { ReportSurroundings } from './surroundings';
import { Unread } from './Unread';
import type { ReportHandle } from './use-report';
import { useWidth } from './use-width';

export interface OpenReportProps {
  readonly check: CheckView;
  readonly handle: ReportHandle;
  readonly quota: QuotaView | null;
  readonly gateway: string | null;
  readonly now: number;
  readonly onDialog: (which: 'submit' | 'rescan') => void;
  readonly onAllow: (origin: string) => Promise<void>;
  readonly requestOrigin?: RequestOrigin | undefined;
}

const WIDTH = 1104;
/** What the band keeps free at its sides, in px. */
const INSET = 50;
/** Until a report tells the setting; nothing is judged by it before. */
const THRESHOLD = 3;

/** One check with room: its head, its band in whatever state it is, and the report as soon as there is one. */
export function OpenReport(props: OpenReportProps) {
  const { check, handle, quota, gateway, now, onDialog, requestOrigin } = props;
  const { state, id, ephemeral = false } = check;
  const { shown } = handle;
  const [box, width] = useWidth<HTMLDivElement>(WIDTH);
  const store = useMemo(() => createSectionStore(call, id), [id]);
  const threshold = shown?.verdict.threshold ?? THRESHOLD;
  const surroundings = useMemo(
    () => ({ call, store, checkId: id, ephemeral, threshold, gateway, requestOrigin }),
    [store, id, ephemeral, threshold, gateway, requestOrigin],
  );
  const read = state.phase === 'report' && state.verdict.answered > 0 ? state.verdict : null;
  return (
    <ReportSurroundings.Provider value={surroundings}>
      <ReportHead check={check} report={shown?.report ?? null}>
        {shown && (
          <ReportActions
            key={`${check.indicator.kind}:${shown.report.id}`}
            check={check}
            state={shown}
            scanning={state.phase !== 'report'}
            now={now}
            onRescan={() => onDialog('rescan')}
          />
        )}
      </ReportHead>
      <div ref={box}>
        {read ? (
          <ReportBand check={check} verdict={read} now={now} />
        ) : (
          <div class="rep-plain">
            <Band
              check={check}
              now={now}
              quota={quota}
              gateway={gateway}
              width={width - INSET}
              compact
              failureWords={{ checkFailureText }}
            />
            {state.phase !== 'report' && <Unread {...props} />}
          </div>
        )}
      </div>
      {shown && (
        <ReadReport
          state={shown}
          scanning={state.phase !== 'report'}
          now={now}
          onAgain={() => void handle.start(check.indicator, true)}
        />
      )}
    </ReportSurroundings.Provider>
  );
}

import { Address } from '../parts/Address';
import { Ruler } from '../parts/Ruler';
import { SecretAnswers } from '../parts/SecretAnswers';
import { FailedActions } from '../popup/FailedActions';
import { UnknownPane } from '../popup/UnknownPane';
import { number, t } from '../text';
import type { OpenReportProps } from './OpenReport';

const RULER_WIDTH = 368;

/** What can be done while there is no report, or none yet. */
export function Unread(props: OpenReportProps) {
  const { check, handle, quota, now, onDialog } = props;
  const { state } = check;
  switch (state.phase) {
    case 'asking':
      return (
        <>
          <p class="rep-without">
            <span class="eyebrow">{t('factWithout')}</span> <Address text={state.without} />
          </p>
          <SecretAnswers handle={handle} />
        </>
      );
    case 'waiting':
      return (
        <>
          {state.wait.window === 'minute' && quota !== null && (
            <div class="ruler-box">
              <Ruler quota={quota} now={now} until={state.wait.until} width={RULER_WIDTH} />
            </div>
          )}
          <div class="actions">
            <button type="button" class="btn" onClick={() => void handle.cancel()}>
              {t('cancel')}
            </button>
            {state.inLine > 1 && (
              <span class="small dim">{t('placeInLine', number(state.place), number(state.inLine))}</span>
            )}
          </div>
        </>
      );
    case 'unknown':
      return <UnknownPane check={check} onDialog={onDialog} onDomain={(host) => void handle.start(host)} />;
    case 'failed':
      return (
        <FailedActions
          check={check}
          handle={handle}
          failure={state.failure}
          onEdit={() => document.querySelector<HTMLInputElement>('.bar-search input')?.focus()}
          onDomain={(host) => void handle.start(host)}
          onAllow={props.onAllow}
        />
      );
    case 'looking-up':
    case 'analysing':
      return (
        <div class="actions">
          <button type="button" class="btn" onClick={() => void handle.cancel()}>
            {t(state.phase === 'analysing' ? 'stopWaiting' : 'cancel')}
          </button>
        </div>
      );
    case 'report':
      return null;
  }
}

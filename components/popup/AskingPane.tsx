import { Address } from '../parts/Address';
import { FactList } from '../parts/Facts';
import { t } from '../text';
import type { PaneProps } from './CheckPane';

/** The text looks as if it held a secret: without it, with it, or not at all. */
export function AskingPane({ check: { state }, handle }: PaneProps) {
  if (state.phase !== 'asking') return null;
  return (
    <>
      <FactList facts={[['factWithout', <Address text={state.without} />]]} />
      <div class="actions">
        <button type="button" class="btn primary" onClick={() => void handle.answerSecrets('remove')}>
          {t('sendWithout')}
        </button>
        <button type="button" class="btn" onClick={() => void handle.answerSecrets('keep')}>
          {t('sendAsIs')}
        </button>
        <button type="button" class="btn ghost" onClick={() => void handle.cancel()}>
          {t('dontSend')}
        </button>
      </div>
    </>
  );
}

import type { Failure } from '@/utils/domain/failure';
import type { KeyState } from '@/utils/domain/key-state';
import { Icon } from '../parts/Icon';
import { dateTime, number, t } from '../text';
import type { RequestOrigin } from './request-origin';
import { Trouble } from './Trouble';

interface KeyResultProps {
  readonly state: KeyState & { readonly set: true };
  readonly busy: boolean;
  readonly gateway: string | null;
  readonly onRetry: () => void;
  readonly requestOrigin: RequestOrigin;
  /** Why the last test said nothing about the key, such as no connection. */
  readonly failure: Failure | null;
}

/** What VirusTotal says about the key: it works, it was refused, or nobody could ask yet. */
export function KeyResult({ state, busy, failure, gateway, onRetry, requestOrigin }: KeyResultProps) {
  const trouble = failure ?? (state.refused ? { tag: state.refused } : null);
  return (
    <div class="key-result">
      <div role="status">
        {busy
          ? t(gateway === null ? 'keyChecking' : 'tokenChecking')
          : !trouble && <Standing state={state} gateway={gateway} />}
      </div>
      {!busy && trouble && <Trouble atKey failure={trouble} {...{ onRetry, requestOrigin }} />}
    </div>
  );
}

function Standing({ state, gateway }: Pick<KeyResultProps, 'state' | 'gateway'>) {
  if (state.testedAt === null) return <p>{t('setKeyUntested')}</p>;
  const { limits } = state;
  return (
    <p class="key-works">
      <Icon name="check" />
      <span>
        {limits
          ? t(
              gateway === null ? 'keyWorks' : 'tokenWorks',
              number(limits.minute),
              number(limits.day),
              number(limits.month),
            )
          : t('setKeyWorks')}
        <span class="small dim">{t('setKeyTested', dateTime(state.testedAt))}</span>
      </span>
    </p>
  );
}

import { useEffect, useRef, useState } from 'preact/hooks';
import type { Failure } from '@/utils/domain/failure';
import type { Call } from '@/utils/rpc/client';
import { t } from '../text';
import { Trouble } from './Trouble';

interface ForgetKeyProps {
  readonly call: Call;
  /** Its host, where it is not the one in use. */
  readonly elsewhere?: string;
  readonly onForgotten: () => void;
  readonly onKeep: () => void;
}

/** Asks before the key is forgotten, in the place of the buttons. Esc and the first button keep it. */
export function ForgetKey({ call, elsewhere, onForgotten, onKeep }: ForgetKeyProps) {
  const keep = useRef<HTMLButtonElement>(null);
  const [failure, setFailure] = useState<Failure | null>(null);

  useEffect(() => keep.current?.focus(), []);

  const forget = async (): Promise<void> => {
    const reply = await call('forgetKey', null);
    if (reply.ok) onForgotten();
    else setFailure(reply.failure);
  };

  return (
    <div
      class="option option-wide"
      role="alertdialog"
      aria-labelledby="forget-ask"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onKeep();
      }}
    >
      <p id="forget-ask">
        {elsewhere === undefined ? t('setKeyForgetAsk') : t('setKeyElsewhereAsk', elsewhere)}
      </p>
      <p class="actions-row">
        <button class="btn" type="button" ref={keep} onClick={onKeep}>
          {t('cancel')}
        </button>
        <button class="btn" type="button" onClick={() => void forget()}>
          {t('forgetKey')}
        </button>
      </p>
      {failure && <Trouble failure={failure} />}
    </div>
  );
}

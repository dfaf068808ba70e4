import { useEffect, useRef, useState } from 'preact/hooks';
import type { Call } from '@/utils/rpc/client';
import { t } from '../text';
import { ForgetKey } from './ForgetKey';

interface KeyElsewhereProps {
  readonly call: Call;
  /** Where the kept key belongs, and where requests go now. */
  readonly keptFor: string;
  readonly host: string;
  readonly onForgotten: () => void;
}

/** A key that was given for another address: it is not used here, and can be forgotten all the same. */
export function KeyElsewhere({ call, keptFor, host, onForgotten }: KeyElsewhereProps) {
  const [asking, setAsking] = useState(false);
  const [kept, setKept] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const elsewhere = new URL(keptFor).host;
  // The question that stood here is gone, and the keyboard was in it.
  useEffect(() => {
    if (kept) button.current?.focus();
  }, [kept]);
  const onKeep = (): void => {
    setAsking(false);
    setKept(true);
  };
  const ask = (): void => {
    setKept(false);
    setAsking(true);
  };
  if (asking) return <ForgetKey {...{ call, elsewhere, onForgotten, onKeep }} />;
  return (
    <div class="option option-wide key-elsewhere">
      <p>{t('setKeyElsewhere', elsewhere, host)}</p>
      <button class="btn sm" type="button" ref={button} onClick={ask}>
        {t('setKeyForget')}
      </button>
    </div>
  );
}

import { useState } from 'preact/hooks';
import { parseApiKey } from '@/utils/domain/api-key';
import type { Failure } from '@/utils/domain/failure';
import type { KeyState } from '@/utils/domain/key-state';
import { VIRUSTOTAL_ADDRESS } from '@/utils/domain/virustotal-address';
import { call } from '@/utils/rpc/client';
import { FailureNote } from '../parts/FailureNote';
import { Icon } from '../parts/Icon';
import { OutLink } from '../parts/OutLink';
import { t } from '../text';

interface Props {
  readonly gateway: string | null;
  readonly onKey: (key: KeyState) => void;
  readonly onWithout: () => void;
}

/** How to come by a key, why one is needed, and the equal way without one. A team's gateway takes a token instead. */
export function FirstRun({ gateway, onKey, onWithout }: Props) {
  const [text, setText] = useState('');
  const [shown, setShown] = useState(false);
  const [saving, setSaving] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  const save = async (): Promise<void> => {
    const key = parseApiKey(text);
    if (!key.ok) return setFailure(key.failure);
    setSaving(true);
    setFailure(null);
    const reply = await call('saveKey', { key: key.value });
    setSaving(false);
    if (!reply.ok) return setFailure(reply.failure);
    if (reply.value.set && reply.value.refused) return setFailure({ tag: reply.value.refused });
    setText('');
    onKey(reply.value);
  };

  const entry = (
    <>
      <form
        id="first-key"
        class="field"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <input
          class="mono"
          {...(shown ? ({ type: 'text' } as const) : ({ type: 'password' } as const))}
          aria-label={t(gateway === null ? 'keyLabel' : 'tokenLabel')}
          value={text}
          autocomplete="off"
          spellcheck={false}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <button
          type="button"
          class="btn ghost sm icon"
          aria-label={t('showKey')}
          aria-pressed={shown}
          onClick={() => setShown(!shown)}
        >
          <Icon name="eye" />
        </button>
      </form>
      <p role="status" class="small muted">
        {saving ? t(gateway === null ? 'keyChecking' : 'tokenChecking') : ''}
      </p>
      {failure && <FailureNote atKey {...{ failure, gateway }} steps={{ retry: () => void save() }} />}
    </>
  );

  return (
    <section class="first" aria-labelledby="first">
      <h1 id="first">{t('firstTitle')}</h1>
      {gateway === null ? (
        <ol class="steps">
          <li>
            <p>{t('firstStep1')}</p>
          </li>
          <li>
            <p>{t('firstStep2')}</p>
            <OutLink href={`${VIRUSTOTAL_ADDRESS}/gui/my-apikey`} class="small outlink">
              virustotal.com/gui/my-apikey
            </OutLink>
          </li>
          <li>
            <p>{t('firstStep3')}</p>
            {entry}
          </li>
        </ol>
      ) : (
        <>
          <p>{t('tokenLabel')}</p>
          {entry}
        </>
      )}
      <p class="why small">
        {gateway === null ? `${t('firstWhyKey')} ${t('keyTerms')}` : t('setTokenNote', gateway)}
      </p>
      <div class="actions">
        <button type="submit" form="first-key" class="btn primary" disabled={saving || text.trim() === ''}>
          {t(gateway === null ? 'saveKey' : 'saveToken')}
        </button>
        <button type="button" class="btn" onClick={onWithout}>
          {t('useWithoutKey')}
        </button>
        <p class="small dim">{t('noKeyMode')}</p>
      </div>
    </section>
  );
}

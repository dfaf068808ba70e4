import { useEffect, useRef, useState } from 'preact/hooks';
import { parseApiKey } from '@/utils/domain/api-key';
import type { Failure } from '@/utils/domain/failure';
import type { KeyState } from '@/utils/domain/key-state';
import type { Call } from '@/utils/rpc/client';
import { t } from '../text';
import { Row } from './Row';
import type { RequestOrigin } from './request-origin';
import { Trouble } from './Trouble';

interface KeyFormProps {
  readonly call: Call;
  /** Where the key will be sent; `gateway` is the same host when it is not VirusTotal's. */
  readonly host: string;
  readonly gateway: string | null;
  /** The field takes the focus when it appears. */
  readonly focused: boolean;
  readonly requestOrigin: RequestOrigin;
  readonly onSaved: (state: KeyState) => void;
  /** Leaves the kept key as it is; left out where there is none. */
  readonly onCancel?: () => void;
}

/** Takes a key, or a gateway's token, and has it checked. The key goes from the field to the background and is not held here. */
export function KeyForm({ call, host, gateway, focused, requestOrigin, onSaved, onCancel }: KeyFormProps) {
  const field = useRef<HTMLInputElement>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);

  useEffect(() => {
    if (focused) field.current?.focus();
  }, [focused]);

  const save = async (): Promise<void> => {
    const key = parseApiKey(field.current?.value ?? '');
    if (!key.ok) return setFailure(key.failure);
    setFailure(null);
    setBusy(true);
    const reply = await call('saveKey', { key: key.value });
    setBusy(false);
    if (!reply.ok) return setFailure(reply.failure);
    if (field.current) field.current.value = '';
    onSaved(reply.value);
  };

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void save();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel?.();
      }}
    >
      <Row
        wide
        label={t(gateway === null ? 'keyLabel' : 'tokenLabel')}
        control="key-field"
        note={t(gateway === null ? 'setKeyNote' : 'setTokenNote', host)}
        noteId="key-note"
        trouble={
          failure && (
            <Trouble failure={failure} atKey onRetry={() => void save()} requestOrigin={requestOrigin} />
          )
        }
      >
        <div class="key-entry">
          <span class="field">
            <input
              class="mono"
              id="key-field"
              ref={field}
              type="password"
              autocomplete="off"
              autocapitalize="off"
              spellcheck={false}
              aria-describedby="key-note"
              aria-invalid={failure ? 'true' : undefined}
            />
          </span>
          <button class="btn primary" type="submit" aria-disabled={busy}>
            {t(gateway === null ? 'saveKey' : 'saveToken')}
          </button>
          {onCancel && (
            <button class="btn" type="button" onClick={onCancel}>
              {t('cancel')}
            </button>
          )}
        </div>
        <p class="option-progress" role="status">
          {busy ? t(gateway === null ? 'keyChecking' : 'tokenChecking') : ''}
        </p>
      </Row>
    </form>
  );
}

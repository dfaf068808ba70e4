import { useCallback, useRef, useState } from 'preact/hooks';
import { parseApiKey } from '@/utils/domain/api-key';
import type { DirectState } from '@/utils/domain/direct-state';
import type { Failure } from '@/utils/domain/failure';
import type { Settings } from '@/utils/domain/settings';
import type { Call } from '@/utils/rpc/client';
import { clockTime, t } from '../text';
import { DraftTrouble } from './DraftTrouble';
import { Row } from './Row';
import { SaveStatus } from './SaveStatus';
import { Trouble } from './Trouble';
import { useDraft } from './use-draft';
import { useLoaded } from './use-loaded';
import type { SaveSettings } from './use-settings';

interface DirectSectionProps {
  readonly settings: Settings;
  readonly save: SaveSettings;
  readonly call: Call;
}

/** What happens while a gateway does not answer: nothing, or VirusTotal is asked with a key of one's own. */
export function DirectSection({ settings, save, call }: DirectSectionProps) {
  const draft = useDraft(settings.gatewayDirect, (gatewayDirect) => save({ gatewayDirect }));
  const { result, load, put } = useLoaded<DirectState>(useCallback(() => call('directState', null), [call]));
  if (result && !result.ok) return <Trouble failure={result.failure} onRetry={() => void load()} />;
  const state = result?.value ?? null;
  return (
    <>
      <Row
        label={t('setDirect')}
        setting="gatewayDirect"
        control="direct"
        note={t('setDirectNote')}
        noteId="direct-note"
        status={<SaveStatus saving={draft.saving} />}
        trouble={<DraftTrouble draft={draft} />}
      >
        <input
          class="switch"
          id="direct"
          type="checkbox"
          aria-describedby="direct-note"
          checked={draft.value}
          onChange={(event) => void draft.put(event.currentTarget.checked)}
        />
      </Row>
      {draft.value && state && <OwnKey state={state} call={call} put={put} />}
      {state !== null && state.until !== null && (
        <div class="option option-wide">
          <p role="status">{t('setDirectSince', clockTime(state.until))}</p>
        </div>
      )}
    </>
  );
}

interface OwnKeyProps extends Pick<DirectSectionProps, 'call'> {
  readonly state: DirectState;
  readonly put: (state: DirectState) => void;
}

function OwnKey({ state, call, put }: OwnKeyProps) {
  const field = useRef<HTMLInputElement>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);

  const keep = async (): Promise<void> => {
    const key = parseApiKey(field.current?.value ?? '');
    if (!key.ok) return setFailure(key.failure);
    setBusy(true);
    const reply = await call('saveDirectKey', { key: key.value });
    setBusy(false);
    setFailure(reply.ok ? null : reply.failure);
    if (!reply.ok) return;
    if (field.current) field.current.value = '';
    put(reply.value);
  };
  const forget = async (): Promise<void> => {
    const reply = await call('forgetDirectKey', null);
    setFailure(reply.ok ? null : reply.failure);
    if (reply.ok) put(reply.value);
  };

  const { ending, refused } = state;
  // The field stands there for the first key, and for another in the place of one that is of no use.
  const enters = ending === null || refused;
  const trouble = failure ?? (refused ? ({ tag: 'wrong-key' } as const) : null);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void keep();
      }}
    >
      <Row
        wide
        label={t('setDirectKey')}
        {...(enters ? { control: 'direct-key' } : { labelId: 'direct-key-label' })}
        note={t('setDirectKeyNote')}
        noteId="direct-key-note"
        trouble={trouble && <Trouble atKey failure={trouble} />}
      >
        {ending !== null && (
          <div class="key-saved">
            <span class="mono dim" aria-hidden="true" translate={false}>
              •••• •••• {ending}
            </span>
            <span class="unseen">{t('setKeyEnding', ending)}</span>
            <button class="btn sm" type="button" onClick={() => void forget()}>
              {t('setKeyForget')}
            </button>
          </div>
        )}
        {enters && (
          <div class="key-entry">
            <span class="field">
              <input
                class="mono"
                id="direct-key"
                ref={field}
                type="password"
                autocomplete="off"
                spellcheck={false}
                aria-describedby="direct-key-note"
                aria-invalid={trouble ? 'true' : undefined}
              />
            </span>
            <button class="btn" type="submit" aria-disabled={busy}>
              {t('saveKey')}
            </button>
          </div>
        )}
        <p class="option-progress" role="status">
          {busy ? t('keyChecking') : ''}
        </p>
      </Row>
    </form>
  );
}

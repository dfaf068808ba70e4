import { useRef, useState } from 'preact/hooks';
import { parseApiAddress } from '@/utils/domain/settings';
import { VIRUSTOTAL_ADDRESS } from '@/utils/domain/virustotal-address';
import { t } from '../text';
import { DraftTrouble } from './DraftTrouble';
import { Row } from './Row';
import type { RequestOrigin } from './request-origin';
import { SaveStatus } from './SaveStatus';
import { useDraft } from './use-draft';
import type { SaveSettings } from './use-settings';

interface GatewaySectionProps {
  readonly address: string;
  readonly save: SaveSettings;
  readonly requestOrigin: RequestOrigin;
}

/** Where requests and the key go. Kept only when the browser lets Assay contact that host. */
export function GatewaySection({ address, save, requestOrigin }: GatewaySectionProps) {
  const draft = useDraft(address, (apiAddress) => save({ apiAddress }));
  const [typed, setTyped] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);

  const keep = async (next: string): Promise<void> => {
    setProblem(null);
    // The browser asks only while the click lasts, so nothing may be awaited before this.
    if (next !== VIRUSTOTAL_ADDRESS && !(await isAllowed(requestOrigin, next))) {
      return setProblem(t('setGatewayRefused', new URL(next).host));
    }
    await draft.put(next);
    setTyped(null);
  };
  const submit = (): void => {
    const next = parseApiAddress(typed ?? draft.value);
    if (next !== null) return void keep(next);
    setProblem(t('setGatewayBad'));
    field.current?.focus();
  };

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Row
        wide
        label={t('setGatewayAddress')}
        control="gateway-address"
        setting="apiAddress"
        note={t(address === VIRUSTOTAL_ADDRESS ? 'setGatewayNote' : 'setGatewayNoteSet', VIRUSTOTAL_ADDRESS)}
        noteId="gateway-note"
        status={<SaveStatus saving={draft.saving} />}
        trouble={<DraftTrouble draft={draft} />}
      >
        <div class="key-entry">
          <span class="field">
            <input
              class="mono"
              id="gateway-address"
              ref={field}
              type="url"
              autocomplete="off"
              spellcheck={false}
              aria-describedby="gateway-note gateway-problem"
              aria-invalid={problem ? 'true' : undefined}
              value={typed ?? draft.value}
              onInput={(event) => setTyped(event.currentTarget.value)}
            />
          </span>
          <button class="btn" type="submit">
            {t('setGatewaySave')}
          </button>
          {address !== VIRUSTOTAL_ADDRESS && (
            <button class="btn" type="button" onClick={() => void keep(VIRUSTOTAL_ADDRESS)}>
              {t('setGatewayDefault')}
            </button>
          )}
        </div>
        <p class="option-problem" id="gateway-problem" role="alert">
          {problem}
        </p>
      </Row>
    </form>
  );
}

/** A browser that cannot even ask for an origin, such as Firefox for one with a port, does not allow it either. */
function isAllowed(requestOrigin: RequestOrigin, address: string): Promise<boolean> {
  return requestOrigin(new URL(address).origin).catch(() => false);
}

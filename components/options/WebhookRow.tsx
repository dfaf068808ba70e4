import { useCallback, useState } from 'preact/hooks';
import type { Failure } from '@/utils/domain/failure';
import type { Result } from '@/utils/domain/result';
import type { WebhookView } from '@/utils/domain/watch';
import { parseWebhookAddress } from '@/utils/domain/webhook';
import type { Call } from '@/utils/rpc/client';
import { t } from '../text';
import { problemText } from '../watchlist/webhook-text';
import { ManagedWebhook } from './ManagedWebhook';
import { Row } from './Row';
import type { RequestOrigin } from './request-origin';
import { Trouble } from './Trouble';
import { useLoaded } from './use-loaded';
import { WebhookStanding } from './WebhookStanding';

interface WebhookRowProps {
  readonly call: Call;
  readonly requestOrigin: RequestOrigin;
}

/** Where changes are sent as JSON. Kept only when the browser lets Assay contact that host. */
export function WebhookRow({ call, requestOrigin }: WebhookRowProps) {
  const { result, load, put } = useLoaded<WebhookView>(useCallback(() => call('webhook', null), [call]));
  const [typed, setTyped] = useState<string | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const view = result?.ok ? result.value : null;
  const address = view?.address ?? '';

  const take = (reply: Result<WebhookView>, done: string): void => {
    setFailure(reply.ok ? null : reply.failure);
    setSaid(reply.ok ? done : '');
    if (!reply.ok) return;
    put(reply.value);
    setTyped(null);
    setSecret(null);
  };
  const keep = async (): Promise<void> => {
    const next = parseWebhookAddress(typed ?? address);
    if (next === null) return setSaid(t('webhookBad'));
    // The browser asks only while the click lasts, so nothing may be awaited before this.
    if (!(await requestOrigin(new URL(next).origin).catch(() => false)))
      return setSaid(t('webhookNoPermission'));
    const change = secret === null ? {} : { secret: secret === '' ? null : secret };
    take(await call('saveWebhook', { address: next, ...change }), t('setSaved'));
  };
  const test = async (): Promise<void> => {
    setSaid(t('webhookTesting'));
    const reply = await call('testWebhook', null);
    setFailure(reply.ok ? null : reply.failure);
    setSaid(!reply.ok ? '' : reply.value ? problemText(reply.value) : t('webhookTook'));
  };

  if (result && !result.ok) return <Trouble failure={result.failure} onRetry={() => void load()} />;
  if (view?.managed) return <ManagedWebhook {...{ view, requestOrigin, said, test, load }} />;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      <Row
        wide
        label={t('setWebhook')}
        control="webhook-address"
        note={t('setWebhookNote')}
        noteId="webhook-note"
        trouble={failure && <Trouble failure={failure} />}
      >
        <div class="key-entry">
          <span class="field">
            <input
              class="mono"
              id="webhook-address"
              type="url"
              autocomplete="off"
              spellcheck={false}
              aria-describedby="webhook-note webhook-said"
              value={typed ?? address}
              onInput={(event) => setTyped(event.currentTarget.value)}
            />
          </span>
        </div>
        <label class="option-note" for="webhook-secret">
          {t(view?.signed ? 'webhookSecretKept' : 'webhookSecret')}
        </label>
        <div class="key-entry">
          <span class="field">
            <input
              class="mono"
              id="webhook-secret"
              type="password"
              autocomplete="off"
              value={secret ?? ''}
              onInput={(event) => setSecret(event.currentTarget.value)}
            />
          </span>
        </div>
        <p class="actions-row">
          <button class="btn" type="submit">
            {t('webhookSave')}
          </button>
          {address !== '' && (
            <>
              <button class="btn" type="button" onClick={() => void test()}>
                {t('webhookTest')}
              </button>
              <button
                class="btn"
                type="button"
                onClick={() =>
                  void call('saveWebhook', { address: null, secret: null }).then((reply) => take(reply, ''))
                }
              >
                {t('webhookRemove')}
              </button>
            </>
          )}
        </p>
        <p class="option-note" id="webhook-said" role="status">
          {said}
        </p>
        {view && view.address !== null && <WebhookStanding view={view} />}
      </Row>
    </form>
  );
}

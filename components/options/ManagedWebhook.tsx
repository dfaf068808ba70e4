import type { WebhookView } from '@/utils/domain/watch';
import { t } from '../text';
import { LockedNote } from './LockedNote';
import { Row } from './Row';
import type { RequestOrigin } from './request-origin';
import { WebhookStanding } from './WebhookStanding';

interface ManagedWebhookProps {
  readonly view: WebhookView;
  readonly requestOrigin: RequestOrigin;
  /** What came of the last test. */
  readonly said: string;
  readonly test: () => Promise<void>;
  readonly load: () => Promise<void>;
}

/** An administrator's webhook: of its address only the origin is shown, for the rest may be a secret. */
export function ManagedWebhook({ view, requestOrigin, said, test, load }: ManagedWebhookProps) {
  const { address, permitted } = view;
  if (address === null) return null;
  const allow = async (): Promise<void> => {
    if (await requestOrigin(address).catch(() => false)) await load();
  };
  return (
    <Row
      wide
      label={t('setWebhook')}
      labelId="webhook"
      note={
        <>
          <span class="mono">{new URL(address).host}</span> <LockedNote />
        </>
      }
    >
      <p class="actions-row">
        {!permitted && (
          <button class="btn sm" type="button" onClick={() => void allow()}>
            {t('allowAccess')}
          </button>
        )}
        <button class="btn sm" type="button" onClick={() => void test()}>
          {t('webhookTest')}
        </button>
      </p>
      <p class="option-note" role="status">
        {said}
      </p>
      <WebhookStanding view={view} />
    </Row>
  );
}

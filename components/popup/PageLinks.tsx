import { useState } from 'preact/hooks';
import type { Failure } from '@/utils/domain/failure';
import { call } from '@/utils/rpc/client';
import { FailureNote } from '../parts/FailureNote';
import { Icon } from '../parts/Icon';
import { t } from '../text';

/** The way to all links of the page that the popup hangs from; a tab shows them before anything is sent. */
export function PageLinks() {
  const [failure, setFailure] = useState<Failure | null>(null);
  const show = async (): Promise<void> => {
    const asked = await call('checkLinks', null);
    if (asked.ok) window.close();
    else setFailure(asked.failure);
  };
  return (
    <div class="drop">
      <Icon name="list" />
      <div class="grow">
        <p id="page-links">{t('menuPageLinks')}</p>
        <p class="small dim">{t('severalListSay')}</p>
        {failure && <FailureNote failure={failure} gateway={null} />}
      </div>
      <button type="button" class="btn sm" aria-describedby="page-links" onClick={() => void show()}>
        {t('foundShow')}
      </button>
    </div>
  );
}

import type { CheckView } from '@/utils/domain/check';
import { canRescan } from '@/utils/domain/indicator';
import { isNamelessUrl } from '@/utils/domain/nameless';
import { Address, Imitation } from '../parts/Address';
import { Dialog } from '../parts/Dialog';
import { SendBox } from '../parts/SendBox';
import { t } from '../text';

interface Props {
  readonly which: 'submit' | 'rescan';
  readonly check: CheckView;
  readonly onYes: () => void;
  readonly onNo: () => void;
}

/**
 * Asked before anything becomes public (DESIGN §2.3): what that means, what it costs and the exact text. No has
 * the focus; the yes button is outlined and never answers to Enter alone.
 */
export function ConsentDialog({ which, check, onYes, onNo }: Props) {
  const submit = which === 'submit';
  const { kind, value } = check.indicator;
  const url = kind === 'url';
  const text = check.sent ?? value;
  // Asked by an address that was made for another check; and of an id nobody can say what would become public.
  if (submit ? !url || isNamelessUrl(check.indicator) : !canRescan(kind)) return null;
  return (
    <Dialog title={t(submit ? 'submitTitle' : 'rescanTitle')} onClose={onNo}>
      <p>{t(submit ? 'submitBody' : 'rescanBody')}</p>
      {!submit && url && <p>{t('rescanPublic')}</p>}
      <p class="eyebrow">{t(submit ? 'willBeSent' : 'rescanWhat')}</p>
      <SendBox>
        <Address text={text} />
      </SendBox>
      <Imitation text={text} />
      {submit && <p class="small dim">{t('submitCost')}</p>}
      <div class="actions-row">
        <button type="button" class="btn" onClick={onYes}>
          {t(submit ? 'submitPublicly' : 'rescan')}
        </button>
        <button type="button" class="btn ghost" autofocus onClick={onNo}>
          {t(submit ? 'dontSubmit' : 'cancel')}
        </button>
      </div>
    </Dialog>
  );
}

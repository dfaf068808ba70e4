import type { RowView } from '@/utils/domain/list';
import { Address } from '../parts/Address';
import { Dialog } from '../parts/Dialog';
import { SendBox } from '../parts/SendBox';
import { t } from '../text';

interface Props {
  /** Null: all rows that are held for a secret, so no single text can be shown. */
  readonly row: RowView | null;
  readonly onAnswer: (n: number | null, answer: 'keep' | 'remove') => void;
  readonly onClose: () => void;
}

/** What looks secret in a link leaves only after somebody said so; what would be sent without it is shown. */
export function Decide({ row, onAnswer, onClose }: Props) {
  const held = row?.held?.why === 'secrets' ? row.held : null;
  const answer = (what: 'keep' | 'remove'): void => {
    onClose();
    onAnswer(row?.n ?? null, what);
  };
  return (
    <Dialog title={t('listDecideAsk')} onClose={onClose}>
      <p class="muted">{t(row ? 'listDecideSay' : 'listDecideAllSay')}</p>
      {row && held && (
        <>
          <p class="eyebrow">{t('sendAsIs')}</p>
          <SendBox>
            <Address text={row.indicator.value} />
          </SendBox>
          <p class="eyebrow">{t('sendWithout')}</p>
          <SendBox>
            <Address text={held.without} />
          </SendBox>
        </>
      )}
      <p class="actions-row">
        <button type="button" class="btn primary" onClick={() => answer('remove')}>
          {t('sendWithout')}
        </button>
        <button type="button" class="btn" onClick={() => answer('keep')}>
          {t('sendAsIs')}
        </button>
        <button type="button" class="btn ghost" onClick={onClose}>
          {t('dontSend')}
        </button>
      </p>
    </Dialog>
  );
}

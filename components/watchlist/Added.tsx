import type { RefObject } from 'preact';
import { visibleText } from '@/utils/domain/visible-text';
import { Address } from '../parts/Address';
import { listing, number, t, tn } from '../text';
import type { Outcome } from './use-add';

interface Props {
  /** Where the question stands, while there is one. */
  readonly decision: RefObject<HTMLElement | null>;
  readonly outcome: Outcome;
  readonly onAnswer: (answer: 'keep' | 'remove' | 'drop') => void;
}

/** Lines and addresses named at most; the rest is counted. */
const NAMED = 10;

/** What came of adding: how many, what stays here, what has to be decided, and what could not be read. */
export function Added({ decision, outcome, onAnswer }: Props) {
  const { added, already, held, refused, secret, bad } = outcome;
  return (
    <div class="added">
      <div role="status">
        <p>
          <strong>{tn('watchAdded', added)}</strong> <a href="#watchlist">{t('watchEntries')}</a>
        </p>
        {already > 0 && <p class="muted">{tn('watchAlready', already)}</p>}
        {refused > 0 && <p class="muted">{tn('watchRefused', refused)}</p>}
        {bad.length > 0 && <p class="muted">{tn('listReadBad', bad.length)}</p>}
      </div>
      {bad.length > 0 && (
        <ul class="added-bad small">
          {bad.slice(0, NAMED).map(({ line, text }) => (
            <li key={line}>
              <span class="dim">{t('listLine', number(line))}</span>{' '}
              <bdi class="mono">{visibleText(text, 200)}</bdi>
            </li>
          ))}
          {bad.length > NAMED && <li class="dim">…</li>}
        </ul>
      )}
      {held.length > 0 && (
        <>
          <p class="muted">{tn('watchHeld', held.length)}</p>
          <p class="mono small">
            <bdi>{visibleText(listing(held.slice(0, NAMED)), 500)}</bdi>
            {held.length > NAMED && '…'}
          </p>
        </>
      )}
      {secret.length > 0 && (
        <section ref={decision} aria-label={t('listDecideAsk')}>
          <p>{tn('watchSecret', secret.length)}</p>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard. */}
          <ul class="sendbox" tabIndex={0}>
            {secret.map(({ value }) => (
              <li key={value}>
                <Address text={value} />
              </li>
            ))}
          </ul>
          <p class="actions-row">
            <button type="button" class="btn" onClick={() => onAnswer('remove')}>
              {t('sendWithout')}
            </button>
            <button type="button" class="btn" onClick={() => onAnswer('keep')}>
              {t('sendAsIs')}
            </button>
            <button type="button" class="btn ghost" onClick={() => onAnswer('drop')}>
              {t('dontSend')}
            </button>
          </p>
        </section>
      )}
    </div>
  );
}

import { CostLine } from '../lists/CostLine';
import { number, t, tn } from '../text';
import { clockOrDate } from '../workspace/when';
import type { Choice } from './choice';
import { useCost } from './use-cost';

interface Props {
  readonly choice: Choice;
  readonly now: number;
  readonly busy: boolean;
  readonly onStart: () => void;
}

/** Before anything is sent: what the chosen ones cost, when that would end, and the button that begins it. */
export function FoundPlan({ choice, now, busy, onStart }: Props) {
  const { chosen, requests, known, secrets } = choice;
  const cost = useCost(requests);
  const none = chosen.length === 0;
  const ends =
    cost && (cost.endsAt === null ? t('listNeverEnds') : t('listEnds', clockOrDate(cost.endsAt, now)));
  return (
    <section class="panel run" aria-label={t('listPlan')}>
      <CostLine requests={requests} ends={requests > 0 ? ends : null} />
      <ul class="plan">
        {known > 0 && <li>{tn('listKnown', known)}</li>}
        {choice.private > 0 && <li>{tn('listPrivate', choice.private)}</li>}
        {secrets > 0 && <li>{tn('listSecrets', secrets)}</li>}
        {cost && (
          <li>
            {t('listToday', number(cost.dayUsed), number(cost.dayAllowed), number(cost.reserved))}{' '}
            {t('listPerMinute', number(cost.perMinute))}
          </li>
        )}
      </ul>
      <p class="actions-row">
        <button
          type="button"
          class="btn primary"
          aria-disabled={none || busy}
          onClick={() => {
            if (!none && !busy) onStart();
          }}
        >
          {tn('listStart', requests)}
        </button>
        <span class="small muted">{t('listRunsOn')}</span>
      </p>
    </section>
  );
}

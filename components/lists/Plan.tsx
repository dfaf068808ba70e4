import { useEffect, useState } from 'preact/hooks';
import type { ListPlan, ListView } from '@/utils/domain/list';
import type { Result } from '@/utils/domain/result';
import { callTwice } from '@/utils/rpc/client';
import { PageFailure } from '../parts/PageFailure';
import { number, t, tn } from '../text';

import { clockOrDate } from '../workspace/when';
import { CostLine } from './CostLine';

interface Props {
  readonly view: ListView;
  readonly now: number;
  readonly onStart: (submitUnknown: boolean) => void;
}

/** Before it starts: what would be sent, what it costs, when it would end, and whether anything becomes public. */
export function Plan({ view, now, onStart }: Props) {
  const [result, setResult] = useState<Result<ListPlan> | null>(null);
  const [submits, setSubmits] = useState(view.submitUnknown);
  useEffect(() => {
    let gone = false;
    void callTwice('listPlan', { list: view.id }).then((reply) => {
      if (!gone) setResult(reply);
    });
    return () => {
      gone = true;
    };
  }, [view]);

  if (result && !result.ok) return <PageFailure failure={result.failure} />;
  if (!result) return <section class="panel run" aria-label={t('listPlan')} />;
  const plan = result.value;
  const { known, requests, endsAt } = plan;
  return (
    <section class="panel run" aria-label={t('listPlan')}>
      <CostLine
        requests={requests}
        ends={endsAt === null ? t('listNeverEnds') : t('listEnds', clockOrDate(endsAt, now))}
      />
      <ul class="plan">
        {known > 0 && <li>{tn('listKnown', known)}</li>}
        {plan.private > 0 && <li>{tn('listPrivate', plan.private)}</li>}
        {plan.secrets > 0 && <li>{tn('listSecrets', plan.secrets)}</li>}
        <li>
          {t('listToday', number(plan.dayUsed), number(plan.dayAllowed), number(plan.reserved))}{' '}
          {t('listPerMinute', number(plan.perMinute))}
        </li>
      </ul>
      <label class="row consent">
        <input type="checkbox" checked={submits} onChange={() => setSubmits((was) => !was)} />
        <span>
          {t('listSubmit')}
          <span class="small muted">{t('listSubmitSay')}</span>
        </span>
      </label>
      <p class="actions-row">
        <button type="button" class={submits ? 'btn' : 'btn primary'} onClick={() => onStart(submits)}>
          {submits ? t('listStartPublic') : tn('listStart', requests)}
        </button>
        <span class="small muted">{t('listRunsOn')}</span>
      </p>
    </section>
  );
}

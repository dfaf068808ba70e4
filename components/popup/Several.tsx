import { useState } from 'preact/hooks';
import type { Failure } from '@/utils/domain/failure';
import type { Indicator } from '@/utils/domain/indicator';
import type { Reading } from '@/utils/domain/reading';
import { call } from '@/utils/rpc/client';
import { Address } from '../parts/Address';
import { FailureNote } from '../parts/FailureNote';
import { type MessageKey, number, t } from '../text';

const KIND = {
  url: 'kindUrl',
  domain: 'kindDomain',
  ip: 'kindIp',
  file: 'kindHash',
} as const satisfies Record<Indicator['kind'], MessageKey>;

interface Props {
  readonly reading: Extract<Reading, { means: 'several' }>;
  readonly onChoose: (indicator: Indicator) => void;
  /** The text in which they were found, and what this window was opened with. */
  readonly text: string;
  readonly from: string | null;
}

/** A text with several things in it: one is chosen, only that one is asked about; or all become a list. */
export function Several({ reading: { indicators, more }, onChoose, text, from }: Props) {
  const [failure, setFailure] = useState<Failure | null>(null);
  // The text itself does not go into an address: those stand in the browser's history.
  const openList = async (): Promise<void> => {
    const kept = await call('keepText', { text, ...(from !== null && { from }) });
    if (kept.ok) window.open(`/workspace.html#lists&text-id=${kept.value.id}`, '_blank', 'noopener');
    else setFailure(kept.failure);
  };

  return (
    <section class="several" aria-labelledby="several">
      <h1 id="several">{t('severalTitle', number(indicators.length))}</h1>
      <p class="muted small">{t(more ? 'severalMore' : 'severalSay')}</p>
      <ul>
        {indicators.map((indicator) => (
          <li key={`${indicator.kind}:${indicator.value}`}>
            <button type="button" class="choice" onClick={() => onChoose(indicator)}>
              <span class="clamp2">
                <Address text={indicator.value} />
              </span>
              <span class="dim small">{t(KIND[indicator.kind])}</span>
            </button>
          </li>
        ))}
      </ul>
      {failure && <FailureNote failure={failure} gateway={null} />}
      <p class="actions-row">
        <button type="button" class="btn" onClick={() => void openList()}>
          {t('severalList')}
        </button>
        <span class="small muted">{t('severalListSay')}</span>
      </p>
    </section>
  );
}

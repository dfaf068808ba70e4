import type { Indicator } from '@/utils/domain/indicator';
import { Address } from '../parts/Address';
import { type MessageKey, number, t } from '../text';

const KIND = {
  url: 'kindUrl',
  domain: 'kindDomain',
  ip: 'kindIp',
  file: 'kindHash',
} as const satisfies Record<Indicator['kind'], MessageKey>;

interface Props {
  readonly indicators: readonly Indicator[];
  readonly more: boolean;
  readonly onChoose: (indicator: Indicator) => void;
}

/** A text with several things in it: one is chosen, only that one is asked about. */
export function Several({ indicators, more, onChoose }: Props) {
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
    </section>
  );
}

import { useMemo } from 'preact/hooks';
import { findIndicators } from '@/utils/domain/find-indicators';
import { indicatorKey } from '@/utils/domain/indicator';
import { Address, Imitation } from '../../parts/Address';
import { t } from '../../text';
import { CheckThis } from '../CheckThis';

/** More in one comment are a list, and lists have a page of their own. */
const AT_MOST = 8;
/** What reads as another host than it is: another alphabet's letters, or a name before an @. */
const DECEIVES = /\bxn--|@/i;

/**
 * What a comment names. Nothing in its text is a link: each address stands here as it would really be visited,
 * its host in the letters that machines use, and can be checked (faults.md §5.22, §5.32).
 */
export function Named({ text }: { text: string }) {
  const { indicators, truncated } = useMemo(() => findIndicators(text, { limit: AT_MOST }), [text]);
  if (indicators.length === 0) return null;
  return (
    <details class="com-named small" open={indicators.some(({ value }) => DECEIVES.test(value))}>
      <summary>{t('comNamed')}</summary>
      <ul>
        {indicators.map((indicator) => (
          <li key={indicatorKey(indicator)}>
            <div>
              <Address text={indicator.value} />
              <Imitation text={indicator.value} />
            </div>
            <CheckThis name={indicator.value} object={null} indicator={indicator} />
          </li>
        ))}
      </ul>
      {truncated && <p class="dim">{t('comNamedMore')}</p>}
    </details>
  );
}

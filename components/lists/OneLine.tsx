import type { Indicator } from '@/utils/domain/indicator';
import { Address } from '../parts/Address';

/** An indicator in one line: a hash shows both its ends (LOOK §5), all else is cut at its end by the style sheet. */
export function OneLine({ indicator: { kind, value } }: { readonly indicator: Indicator }) {
  if (kind !== 'file' || value.length < 64) return <Address text={value} oneLine />;
  return (
    <bdi class="ind hash" dir="ltr" translate={false} title={value}>
      {value.slice(0, 36)}…{value.slice(-12)}
    </bdi>
  );
}
